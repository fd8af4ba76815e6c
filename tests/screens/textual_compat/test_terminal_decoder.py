"""Answers of a terminal that nobody asked for are no keys; keys and pastes come as they were typed."""

from collections.abc import Sequence
from functools import partial

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from qualitytui_screens.textual_compat.terminal_decoder import TerminalDecoder

ANSWERS = (
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:00/00/00\x1b\\",
    b"\x1b]52;c;" + b"aGFjaw" * 100 + b"\x07",
    b"\x1b]lwqD\x1b\\",
    b"\x1b[?62;1;6c",
    b"\x1b[>0;276;0c",
    b"\x1b[0n",
    b"\x1b[?1u",
    b"\x1b[?997;1n",
    b"\x1b[4;600;800t",
    b"\x1b[8;24;80t",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|xterm(370)\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
)


def heard(chunks: Sequence[bytes]) -> list[str]:
    """The keys and pastes that come of what was read piece by piece."""
    hearing, parser = TerminalDecoder(), XTermParser()
    found: list[str] = []
    texts = filter(None, (hearing.decode(chunk) for chunk in chunks))
    for message in (message for text in texts for message in parser.feed(text)):
        if isinstance(message, events.Key):
            found.append(message.key)
        elif isinstance(message, events.Paste):
            found.append(f"paste {message.text!r}")
    return found


@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
def test_an_answer_is_no_key_wherever_it_is_cut(answer: bytes) -> None:
    assert heard([b"j" + answer + b"k"]) == ["j", "k"]
    for at in range(2, len(answer)):
        assert heard([b"j" + answer[:at], answer[at:] + b"k"]) == ["j", "k"], at


def test_that_the_terminal_is_well_is_told_however_the_answer_is_cut() -> None:
    for at in range(2, 5):
        answers = iter([1])
        hearing = TerminalDecoder(answered=partial(next, answers))
        assert hearing.decode(b"\x1b[0n"[:at]) + hearing.decode(b"\x1b[0n"[at:]) == ""
        assert next(answers, None) is None, at


def test_every_key_and_paste_comes_as_it_was() -> None:
    for sequence in ANSI_SEQUENCES_KEYS:
        if sequence.startswith("\x1b") and len(sequence) > 1:
            assert TerminalDecoder().decode(sequence.encode() + b"j") == f"{sequence}j", sequence
    pasted = b"\x1b[200~a\x1b]11;rgb:0/0/0\x07\xff\x1b[?1c\r\n\x1b[201~"
    assert heard([pasted + b"j"]) == ["paste 'a\ufffd]11;rgb:0/0/0\\x07\ufffd\ufffd[?1c\\r\\n'", "j"]
    for at in range(1, len(pasted)):
        assert heard([pasted[:at], pasted[at:], b"j"])[1:] == ["j"], at
    assert TerminalDecoder().decode(b"\x1b") == "\x1b"


def test_what_never_ends_takes_no_key_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    hearing = TerminalDecoder()
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    assert hearing.decode(b"\x1b]11;rgb") == ""
    clock[0] += 2
    assert hearing.decode(b"j") == "j"
