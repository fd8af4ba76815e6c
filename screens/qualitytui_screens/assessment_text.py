"""A department's score as lines of text."""

from qualitytui.i18n import say
from qualitytui.model.assessment import DepartmentScore, Point
from qualitytui.model.assessment_fields import BLOCK_WORDS


def block_word(name: str) -> str:
    """What a block is called."""
    return say(BLOCK_WORDS[name]) if name in BLOCK_WORDS else name


def told_point(point: Point) -> str:
    """A point in one line, with the entry that shows it."""
    entry = f"  {say('entry {entry}', entry=point.entry)}" if point.entry else ""
    return f"{point.points:+.1f}  {point.what}  {point.why}{entry}"


def point_lines(score: DepartmentScore) -> list[str]:
    """A score with every block and point."""
    lines = [f"{score.name}  {score.score:.1f}  {score.band}", *score.remarks]
    for block in score.blocks:
        lines.append(f"{block_word(block.name)}  {block.score:.1f} / {block.full:g}")
        lines += [f"  {told_point(point)}" for point in score.points if point.block == block.name]
    return lines
