"""The manual page is made of the help: nothing is missing in it."""

from tests.cli.program import Program


def test_every_command_and_every_option_for_all_commands_is_in_the_page(demo: Program) -> None:
    from qualitytui.cli.noun_words import NOUNS
    from qualitytui.cli.options import FLAGS
    from qualitytui.cli.reads import READS
    from qualitytui.cli.verb_table import SINGLE

    page = demo("man").out
    heads = {line for line in page.splitlines() if line.startswith(".SH ")}
    for name in (*READS, *NOUNS, *SINGLE):
        assert any(head.startswith(f'.SH "{name.replace("-", chr(92) + "-")}') for head in heads), name
    for flag in FLAGS:
        assert flag.replace("-", "\\-") in page
    assert page.startswith(".TH QUALITYTUI 1")
