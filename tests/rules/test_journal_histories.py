"""Whether one history goes on where the other ended."""

from qualitytui.rules.journal_histories import ERASURE, RESTORE, Entry, History, compared


def history(*names: str, at: str = "2013-07-19T09:00:00") -> History:
    """Entries named by one letter each; restore and erasure by their own names."""
    entries = []
    for number, name in enumerate(names, 1):
        command, _, when = name.partition("@")
        telling = (command, when or at) if command in {RESTORE, ERASURE} else ("", "")
        entries.append(Entry(number, f"outline {command[0]}", name, *telling))
    return History(tuple(entries), at)


def test_a_history_goes_on_from_its_own_beginning() -> None:
    assert compared(history("a", "b"), history("a", "b")) == (2, "same")
    assert compared(history("a", "b", "c"), history("a", "b")) == (2, "newer")
    assert compared(history("a", "b"), history("a", "b", "c")) == (2, "older")


def test_two_that_went_on_apart_are_parted_however_long_each_is() -> None:
    assert compared(history("a", "b", "c"), history("a", "d")) == (1, "parted")
    assert compared(history("a", "b"), history("a", "d", "e", "f")) == (1, "parted")
    assert compared(history("b"), history("d")) == (0, "parted")
    assert compared(history(), history("d")) == (0, "parted")


def test_one_that_was_put_back_after_the_other_ended_goes_on_from_it() -> None:
    later, earlier = f"{RESTORE}@2013-07-20T08:00:00", f"{RESTORE}@2013-07-18T08:00:00"
    assert compared(history("a", later, "d"), history("a", "b", "c")) == (1, "restored")
    assert compared(history("a", earlier, "d"), history("a", "b", "c")) == (1, "parted")


def test_two_that_were_both_put_back_from_one_file_are_parted() -> None:
    first, second = f"{RESTORE}@2013-07-18T08:00:00", f"{RESTORE}@2013-07-20T08:00:00"
    assert compared(history("a", second, "c"), history("a", first, "b")) == (1, "parted")


def test_an_erased_text_parts_no_history() -> None:
    erased = history("a", "b erased", ERASURE)
    assert compared(erased, history("a", "b")) == (2, "newer")
    assert compared(history("a", "b erased"), history("a", "b")) == (1, "parted")
