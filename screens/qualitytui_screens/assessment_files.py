"""Reads and writes files of the assessment: rules, self-scores, sheets."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say, speaking
from qualitytui.paths import typed_path
from qualitytui.progress import counted
from qualitytui.reporting.file_placement import check_places, write_file, write_files
from qualitytui.rules.assessment_rules import Rules
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.assessment.decision import SetRules
from qualitytui.workbook.commands.assessment.points import TakeSelfScores
from qualitytui.workbook.queries.assessment import assessment, read_rules, rules_in_force
from qualitytui_screens.assessment_year import AssessmentYear
from qualitytui_screens.file_picker import choose_path
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.long_work import work_on
from qualitytui_screens.preview import Preview

if TYPE_CHECKING:
    from qualitytui.workbook.command import Command

LARGEST = 1 << 20
SHEETS = (".xlsx", ".xls", ".ods", ".csv")


def _folder(screen: AssessmentYear) -> Path:
    return screen.app.book.path.parent.absolute()


def rules_in_file(path: Path) -> tuple[str, Rules]:
    """The text and the rules of a file; refuses with file and line where they cannot be used."""
    try:
        text = files.read_plain(path, LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=why)) from error
    return text, read_rules(text, str(path))


def ask_trial(screen: AssessmentYear, use: Callable[[str, Rules], None]) -> None:
    """Asks for a file of rules, which is used for a trial."""

    def tried(path: Path, _: str, rules: Rules) -> None:
        use(path.name, rules)

    _ask_file(screen, say("by which rules?"), tried)


def _ask_file(screen: AssessmentYear, heading: str, use: Callable[[Path, str, Rules], None]) -> None:
    """Asks for a file of rules and passes its text and rules to a callback."""

    def chosen(path: Path) -> None:
        try:
            text, rules = rules_in_file(path)
        except Refused as refusal:
            screen.app.refuse(refusal)
            return
        use(path, text, rules)

    choose_path(screen.app, heading, _folder(screen), (".toml",), chosen, is_file_wanted=True)


def ask_rules(screen: AssessmentYear) -> None:
    """Offers to copy the rules in force to a file, and to set those of a file."""
    screen.commands.offer(
        say("rules of {year}", year=screen.view.year),
        [
            (say("copy the rules in force to a file"), lambda: _copy_rules(screen)),
            (say("set the rules of a file"), lambda: _set_rules(screen)),
        ],
    )


def _copy_rules(screen: AssessmentYear) -> None:
    usual = _folder(screen) / f"rules-{screen.view.year}.toml"

    def write(book: Workbook, target: Path) -> str:
        text = book.ask(rules_in_force, screen.view.year).text
        write_file(target, text.encode(), hint=say("Name another file."))
        return say("The rules stand in {path}; edit them there.", path=target)

    _ask_place(screen, say("copy the rules in force to a file"), usual, write)


def _set_rules(screen: AssessmentYear) -> None:
    if screen.is_open():
        _ask_file(
            screen,
            say("set the rules of a file"),
            lambda _, text, __: screen.commands.give(SetRules(text, screen.view.year)),
        )


def ask_self_scores(screen: AssessmentYear) -> None:
    """Asks for the sheet of the department meant, shows what it says and takes it in."""
    one = screen.score()
    if one is None:
        return

    name, year = one.name, screen.view.year

    def chosen(path: Path) -> None:
        from qualitytui.exchange.self_scores import read_self_scores  # noqa: PLC0415 - only where a file is read

        def read(book: Workbook) -> TakeSelfScores:
            return TakeSelfScores(name, read_self_scores(path, name, book.ask(assessment, year)), year)

        work_on(
            screen.app, say("reading {name}", name=path.name), read, partial(_shown_first, screen), is_writing=False
        )

    choose_path(
        screen.app, say("the sheet of {name}", name=one.name), _folder(screen), SHEETS, chosen, is_file_wanted=True
    )


def _shown_first(screen: AssessmentYear, command: "Command") -> None:
    """Previews the change, then runs it."""

    def decided(answer: bool | None) -> None:
        if answer:
            screen.commands.give(command)

    screen.commands.run(command, True, lambda planned: screen.app.push_screen(Preview(planned), decided))


def ask_sheets(screen: AssessmentYear) -> None:
    """Offers the papers of the assessment and asks for the folder they go to."""
    one, everybody = screen.score(), [department.name for department in screen.view.departments]
    pairs: list[tuple[str, Callable[[], None]]] = []
    if one is not None:
        pairs.append((say("score sheet of {name}", name=one.name), lambda: _ask_folder(screen, [one.name])))
    pairs += [
        (say("score sheets of all"), lambda: _ask_folder(screen, everybody)),
        (say("blank sheets for self-scores, of all"), lambda: _ask_folder(screen, everybody, is_blank=True)),
        (say("the ranking, for the leading group"), lambda: _ask_folder(screen, [])),
    ]
    screen.commands.offer(say("write score sheets"), pairs)


def _ask_folder(screen: AssessmentYear, names: Sequence[str], *, is_blank: bool = False) -> None:
    """Asks for the folder and writes there; no name means the ranking."""
    from qualitytui.reporting.assessment_papers import ranking_paper, score_papers  # noqa: PLC0415 - on demand

    view = screen.view

    def write(book: Workbook, folder: Path) -> str:
        with speaking(book.config.paper_language):
            papers = score_papers(book, view, names, is_blank=is_blank) if names else ranking_paper(view)
            made = {f"{name}{ending}": make for name, one in papers.items() for ending, make in one.formats.items()}
            check_places(folder, made, hint=say("Name another folder."))
            write_files({folder / name: made[name]() for name in counted([*made], say("making the papers"), every=1)})
        return say("{count} files written to {path}", count=len(made), path=folder)

    _ask_place(screen, say("the folder for the papers"), _folder(screen) / "assessment", write)


def _ask_place(screen: AssessmentYear, title: str, usual: Path, write: Callable[[Workbook, Path], str]) -> None:
    def typed(path: str | None) -> None:
        if path:
            work_on(screen.app, title, lambda book: write(book, typed_path(path)), screen.app.show_message)

    screen.app.push_screen(LineDialog(title, str(usual)), typed)
