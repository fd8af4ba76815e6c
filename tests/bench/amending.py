"""How the time to take in an amended document grows with its items, every one of which is worded anew.

Run in the project's folder: `.venv/bin/python -m tests.bench.amending`. A ratio near 4 is linear, 16 quadratic.
"""

import tempfile
import time
from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.reading.reader import read_text
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.initial_commands import first_commands

SMALL, LARGE = 1_000, 4_000
PART, HEADINGS = 500, "一二三四五六七八九"
WHAT = ("企业标准", "服务品牌", "工程质量", "食品安全", "计量检测", "认证认可", "特种设备", "环境保护", "孵化基地")
HOW = ("提升", "建设", "整治", "宣传", "培训", "评比", "监督")
WHO = ("质监局", "经信局", "发改局", "教育局", "科技局", "建设局", "环保局")


def notice(count: int, more: int) -> str:
    """A plan of so many items; each asks for so many more than its place in the list."""
    lines = ["2013年度甲县质量强县建设行动计划"]
    for nth in range(count):
        if nth % PART == 0:
            lines.append(f"{HEADINGS[nth // PART]}、提升质量")
        what, how, who = WHAT[nth % len(WHAT)], HOW[nth % len(HOW)], WHO[nth % len(WHO)]
        lines.append(
            f"{nth % PART + 1}.推进{what}{how}。第{nth}项,新增达标单位{nth + more}家,到年底完成。(县{who}牵头)"
        )
    return "\n".join(lines)


def proposed(text: str) -> ImportPlan:
    """What was read of a text, to be taken in."""
    return ImportPlan("many", read_text(text), "many.txt", text)


def seconds_to_amend(folder: Path, count: int) -> float:
    """How long the second version takes to be taken in."""
    hand = Hand(date(2013, 7, 19), "bench")
    path = folder / f"{count}.db"
    first = [*first_commands(None, Config()), proposed(notice(count, 0))]
    with Workbook.create(path, hand, Config(), first) as book:
        amended = proposed(notice(count, 1))
        begun = time.perf_counter()
        outcome = book.do(amended)
        taken = time.perf_counter() - begun
    if len({change.ref for change in outcome.changes}) < count:
        raise RuntimeError(outcome.sentence)
    return taken


def main() -> None:
    """Prints the seconds for both sizes and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        small, large = (seconds_to_amend(Path(name), count) for count in (SMALL, LARGE))
    print(
        f"amended document   {SMALL} items {small:>7.2f} s   {LARGE} items {large:>7.2f} s   "
        f"ratio {large / small:>5.1f}   aim {LARGE // SMALL}"
    )


if __name__ == "__main__":
    main()
