"""The assessment of a year: scores that add up, bands, and ranks within a group; pure, from facts and rules."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qualitytui.i18n import say
from qualitytui.model.assessment import (
    BLOCKS,
    SCALED,
    Assessment,
    BlockScore,
    DepartmentFacts,
    DepartmentScore,
    NotAssessed,
    Point,
)
from qualitytui.rules.assessment_conduct import adjust_lines, bonus_lines, letter_lines, order_lines, return_lines
from qualitytui.rules.assessment_items import goal_lines, task_lines
from qualitytui.rules.assessment_points import Line, exact, points_of, tenths, total
from qualitytui.rules.assessment_rules import Rules

BANDS = ("A", "B", "C", "D")


def assess(
    rules: Rules,
    year: int,
    day: str,
    facts: Sequence[DepartmentFacts],
    not_assessed: Sequence[NotAssessed] = (),
    undecided: Sequence[str] = (),
) -> Assessment:
    """The scores of all departments as of a day, in the order given."""
    since, until = rules.period(year)
    scores = [_score(department, rules, (since, until), day) for department in facts]
    ranked = _ranked(_limited(scores, rules))
    return Assessment(year, day, since, until, False, tuple(ranked), tuple(not_assessed), tuple(undecided))


def _score(facts: DepartmentFacts, rules: Rules, period: tuple[str, str], day: str) -> DepartmentScore:
    """One department's blocks, points and band; its rank is given later."""
    full = fulls(facts, rules)
    points = _points(facts, rules, period, day, full)
    blocks = [BlockScore(name, full[name], _sum(full[name], points, name)) for name in BLOCKS]
    if is_scaled := not (facts.tasks or facts.goals):
        full_points = sum((exact(block.score) for block in blocks), Fraction(0))
        line = _scaling(full_points, full)
        points = (*points, *points_of(SCALED, [line]))
        blocks.append(BlockScore(SCALED, 100 - sum(full.values()), _sum(100 - sum(full.values()), points, SCALED)))
    blocks.append(BlockScore("bonus", float(rules.blocks["bonus_max"]), _sum(0, points, "bonus")))
    blocks.append(BlockScore("adjust", 0.0, _sum(0, points, "adjust")))
    score = max(0.0, (1000 + round(total(points) * 10)) / 10)
    band, remarks = _band(score, facts, rules, period, day)
    return DepartmentScore(
        name=facts.name,
        group=group_of(facts, rules),
        score=score,
        band=band,
        rank=0,
        self_score=facts.self_score,
        blocks=tuple(blocks),
        points=points,
        remarks=remarks,
        is_reviewed=facts.name in rules.reviewed_by_group,
        is_scaled=is_scaled,
    )


def fulls(facts: DepartmentFacts, rules: Rules) -> dict[str, float]:
    """The full points of each block; where there are no indicators theirs go to the tasks, and the other way round."""
    full = {name: float(rules.blocks[name]) for name in BLOCKS}
    both = full["tasks"] + full["indicators"]
    if not facts.goals:
        full |= {"tasks": both if facts.tasks else 0.0, "indicators": 0.0}
    elif not facts.tasks:
        full |= {"tasks": 0.0, "indicators": both}
    return full


def _points(
    facts: DepartmentFacts, rules: Rules, period: tuple[str, str], day: str, full: dict[str, float]
) -> tuple[Point, ...]:
    lines = {
        "tasks": task_lines(facts.tasks, exact(full["tasks"]), rules, day),
        "indicators": goal_lines(facts.goals, exact(full["indicators"]), day),
        "returns": return_lines(facts, rules, day),
        "letters": letter_lines(facts, rules),
        "rectification": order_lines(facts.orders, rules, period, day),
    }
    points = [point for name in BLOCKS for point in points_of(name, lines[name], full[name])]
    points += points_of("bonus", bonus_lines(facts.records, rules), rules.blocks["bonus_max"])
    points += points_of("adjust", adjust_lines(facts.records))
    return tuple(points)


def _sum(full: float, points: Iterable[Point], block: str) -> float:
    return (tenths(exact(full)) + round(total(point for point in points if point.block == block) * 10)) / 10


def _scaling(held: Fraction, full: dict[str, float]) -> Line:
    """The line that scales what the other blocks gave up to 100."""
    whole = exact(sum(full.values()))
    points = held * 100 / whole - held - (100 - whole) if whole else Fraction(0)
    why = say(
        "no item is left that is due; {held} of {whole} scaled to 100",
        held=f"{float(held):g}",
        whole=f"{float(whole):g}",
    )
    return Line(points, SCALED, why)


def _band(
    score: float, facts: DepartmentFacts, rules: Rules, period: tuple[str, str], day: str
) -> tuple[str, tuple[str, ...]]:
    """The band of the printed score, one lower where that is due, D where the group vetoed; with what changed it."""
    band = next((name for name in BANDS[:3] if score >= rules.bands[name]), "D")
    lower = [
        say("criticised by name: {matter}", matter=record.matter)
        for record in facts.records
        if record.kind == "criticised"
    ]
    if day >= period[1]:
        lower += [
            say("red letter {number} is not settled", number=letter.number)
            for letter in facts.letters
            if letter.level == "red" and not letter.is_settled
        ]
    vetoes = [record for record in facts.records if record.kind == "veto"]
    if vetoes:
        return "D", (say("{score} points, band D because of: {why}", score=score, why=vetoes[-1].matter),)
    if lower and band != "D":
        after = BANDS[BANDS.index(band) + 1]
        return after, (say("one band lower, {before} to {after}", before=band, after=after), *lower)
    return band, ()


def group_of(facts: DepartmentFacts, rules: Rules) -> str:
    """The group in which a department is ranked: one that names it, else by whether it leads or answers."""
    for name, members in rules.groups.items():
        if isinstance(members, tuple) and facts.name in members:
            return name
    kind = "leads" if facts.leads else "supports"
    return next(name for name, members in rules.groups.items() if members == kind)


def _order(score: DepartmentScore) -> tuple[bool, float]:
    return score.is_scaled, -score.score


def _limited(scores: Sequence[DepartmentScore], rules: Rules) -> list[DepartmentScore]:
    """Where the share of A is limited, those beyond it are B."""
    if rules.max_a is None:
        return list(scores)
    limited = []
    for score in scores:
        group = [other for other in scores if other.group == score.group]
        place = sum(_order(other) < _order(score) for other in group)
        is_beyond = score.band == "A" and place >= int(exact(rules.max_a) * len(group))
        limited.append(
            score._replace(band="B", remarks=(*score.remarks, say("the share of A is limited"))) if is_beyond else score
        )
    return limited


def _ranked(scores: Sequence[DepartmentScore]) -> list[DepartmentScore]:
    """Ranks within a group; ties share one, and who has nothing but scaled points comes last."""
    return [
        score._replace(rank=1 + sum(_order(other) < _order(score) for other in scores if other.group == score.group))
        for score in scores
    ]
