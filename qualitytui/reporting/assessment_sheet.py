"""The score sheet of a department (考核评分表) and the ranking of all: what each row says, as Markdown and Word."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.model.assessment import SCALED, Assessment, BlockScore, DepartmentScore, Point, SelfScore
from qualitytui.model.assessment_fields import BLOCK_WORDS
from qualitytui.reporting.docx import form_of
from qualitytui.reporting.docx_table import BREAK
from qualitytui.reporting.table import Table
from qualitytui.reporting.template import Markdown, markdown_table, markdown_text
from qualitytui.rules.assessment_rules import Rules
from qualitytui.rules.paper_days import paper_day

SPACE: Final = "　"
COLUMNS: Final = (10, 5, 21, 6, 6, 26)
"""The widths of the sheet's columns beside each other."""
RANKED: Final = (14, 5, 16, 7, 5, 27)
"""The widths of the ranking's columns."""


class ScoreSheet(NamedTuple):
    """What one sheet shows: the score, the rules it follows, the self-scores; a blank one has no scores yet."""

    year: Assessment
    one: DepartmentScore
    rules: Rules
    own: Mapping[str, SelfScore]
    is_blank: bool = False


class ScoreRow(NamedTuple):
    """One row of the sheet; `block` is "" in the rows below the blocks."""

    block: str
    content: str
    full: str
    standard: str
    own: str
    score: str
    reasons: str


def sheet_title(year: int) -> str:
    """What stands above a sheet."""
    return say("Score sheet of the quality work assessment of {year}", year=year)


def sheet_head(sheet: ScoreSheet) -> str:
    """Whom it is about, its group, the period and the day."""
    return say(
        "Unit: {name}    group: {group}    period: {first} to {last}    as of {day}{state}",
        name=sheet.one.name,
        group=sheet.one.group,
        first=paper_day(sheet.year.since),
        last=paper_day(sheet.year.until),
        day=paper_day(sheet.year.as_of),
        state="" if sheet.year.decided or sheet.is_blank else say(" (to be decided)"),
    )


def sheet_headings() -> tuple[str, ...]:
    """The headings of the columns."""
    return (
        *(say("what is assessed"), say("full"), say("standard"), say("self-score")),
        *(say("score"), say("reasons for points, with their sources")),
    )


def score_rows(sheet: ScoreSheet, between: str = "；") -> Iterator[ScoreRow]:
    """A row a block, then bonus, veto, total and band; `between` parts the reasons of a block."""
    one, standards = sheet.one, _standards(sheet.rules)
    for block in one.blocks:
        if block.name == "adjust" and not any(point.block == "adjust" for point in one.points):
            continue
        if not block.full and block.name in {"tasks", "indicators"}:
            continue
        yield ScoreRow(
            block.name,
            say(BLOCK_WORDS[block.name]) if block.name in BLOCK_WORDS else block.name,
            f"{block.full:g}" if block.full else "",
            standards.get(block.name, ""),
            _own(sheet, block.name),
            "" if sheet.is_blank else f"{block.score:.1f}",
            "" if sheet.is_blank else _reasons([point for point in one.points if point.block == block.name], between),
        )
    remarks = "" if sheet.is_blank else between.join(one.remarks)
    yield ScoreRow("", say("vetoes"), "", say("decided by the leading group"), "", "", remarks)
    whole = sum(score.points for score in sheet.own.values())
    total = "" if sheet.is_blank else f"{one.score:.1f}"
    yield ScoreRow(
        "", say("total score"), "100", "", f"{whole:.1f}" if sheet.own and not sheet.is_blank else "", total, ""
    )
    reviewed = [say("reviewed by the leading group")] if one.is_reviewed else []
    explained = "；".join([_bands(sheet.rules), *reviewed])
    yield ScoreRow("", say("band"), "", "", "", "" if sheet.is_blank else one.band, explained)


def _own(sheet: ScoreSheet, block: str) -> str:
    self_score = sheet.own.get(block)
    return f"{self_score.points:.1f}" if self_score and not sheet.is_blank else ""


def _reasons(points: Sequence[Point], between: str) -> str:
    """Each reason by its number; a single one without."""
    reasons = [_reason(point) for point in points]
    if len(reasons) < 2 or between == "；":
        return between.join(reasons)
    return between.join(f"{nth}. {reason}" for nth, reason in enumerate(reasons, 1))


def _reason(point: Point) -> str:
    amount = f"{abs(point.points):.1f}"
    text = say("{points} off", points=amount) if point.points < 0 else say("{points} given", points=amount)
    return say("{what}: {why}, {points}", what=point.what, why=point.why, points=text)


def _standards(rules: Rules) -> dict[str, str]:
    """What each block is scored by, in one sentence."""
    of = {name: f"{abs(value):g}" for table in _tables(rules) for name, value in table.items()}
    return {
        "tasks": say(
            "share of its own by weight (leads or answers {lead}, supports {support}); done in time {closed}, late "
            "{closed_late}, in progress {in_progress}, behind {behind}, not started {not_started}",
            **{name: f"{value:g}" for name, value in {**rules.weights, **rules.credit}.items()},
        ),
        "indicators": say("equal shares; a count in proportion, anything else met or not"),
        "returns": say(
            "each round: late by up to {late_days} working days {late}, later {very_late}, missing {missing}, sent "
            "back {rework}, corrected after publication {corrected}",
            **{name: of[f"returns.{name}"] for name in rules.returns},
        ),
        "letters": say(
            "the highest letter of a matter: blue unanswered {blue_unanswered}, orange {orange}, red {red}; extension "
            "from no. {extension_from} {extension}, asked for late {extension_late}; absence {absent}",
            **{name: of[f"letters.{name}"] for name in rules.letters},
        ),
        "rectification": say(
            "each order: late {late}, report sent back {rejected}, taken up again {reopened}, repeated {repeated}, "
            "open at the end of the year {open}",
            **{name: of[f"rectification.{name}"] for name in rules.rectification},
        ),
        "bonus": say(
            "one matter once: state or province {province}, city {city}, approval by a county leader {leader} (up to "
            "{leader_max}), experience spread {spread}",
            **{name: of[f"bonus.{name}"] for name in rules.bonus},
        ),
        SCALED: say("no item is due: what the other blocks give, scaled to 100"),
    }


def _tables(rules: Rules) -> Iterator[dict[str, float]]:
    for name in ("returns", "letters", "rectification", "bonus"):
        yield {f"{name}.{key}": value for key, value in getattr(rules, name).items()}


def _bands(rules: Rules) -> str:
    return say(
        "A from {A}, B from {B}, C from {C}, else D", **{name: f"{value:g}" for name, value in rules.bands.items()}
    )


def sheet_foot() -> tuple[str, ...]:
    """Where the unit, the assessors and the group sign."""
    return (
        say("Checked by the unit: □ no objection □ objection, as explained    head (signed, stamped): ____ date: ____"),
        say("Signed by the assessors: ____    opinion of the leading group: ____    date: ____"),
    )


def sheet_markdown(sheet: ScoreSheet, between: str = "；") -> str:
    """The sheet in words."""
    rows = tuple(tuple(_cell(text, between) for text in row[1:]) for row in score_rows(sheet, between))
    table = markdown_table(Table(sheet_headings(), rows))
    small = [f"*{_cell(text, SPACE)}*" for text in (sheet_head(sheet), *sheet_foot())]
    parts = (f"# {sheet_title(sheet.year.year)}", small[0], table, *small[1:])
    return "\n\n".join(parts) + "\n"


def _cell(text: str, between: str) -> Markdown:
    """A text as Markdown in which what parts its pieces stays."""
    return Markdown(between.join(markdown_text(part) for part in text.split(between)))


def sheet_docx(sheet: ScoreSheet) -> bytes:
    """The sheet as a Word file, upright."""
    return form_of(sheet_markdown(sheet, BREAK), sheet.year.as_of, COLUMNS)


def ranking_markdown(year: Assessment) -> str:
    """The ranking of all, group by group, for the leading group; and who is not assessed."""
    state = "" if year.decided else say(" (to be decided)")
    parts = [
        "# " + say("Ranking of the quality work assessment of {year}", year=year.year),
        say("as of {day}{state}", day=paper_day(year.as_of), state=state),
        markdown_table(Table(_ranking_head(), tuple(_ranking_rows(year.departments)))),
    ]
    if year.not_assessed:
        names = "；".join(f"{excluded.name}（{excluded.why}）" for excluded in year.not_assessed)
        parts.append(markdown_text(say("Not assessed: {names}.", names=names)))
    return "\n\n".join(parts) + "\n"


def ranking_docx(year: Assessment) -> bytes:
    """The ranking as a Word file."""
    return form_of(ranking_markdown(year), year.as_of, RANKED)


def _ranking_head() -> tuple[str, ...]:
    return (say("class of units"), say("rank"), say("department"), say("score"), say("band"), say("remarks"))


def _ranking_rows(scores: Sequence[DepartmentScore]) -> Iterator[tuple[str, ...]]:
    groups = list(dict.fromkeys(score.group for score in scores))
    for score in sorted(scores, key=lambda score: (groups.index(score.group), score.rank)):
        yield score.group, str(score.rank), score.name, f"{score.score:.1f}", score.band, "；".join(_remarks(score))


def _remarks(score: DepartmentScore) -> Iterator[str]:
    yield from (f"{say(BLOCK_WORDS[block.name])}{block.score:+.1f}" for block in score.blocks if _is_beside(block))
    if score.is_scaled:
        yield SCALED
    if score.is_reviewed:
        yield say("reviewed by the leading group")
    yield from score.remarks


def _is_beside(block: BlockScore) -> bool:
    return block.name in {"bonus", "adjust"} and bool(block.score)
