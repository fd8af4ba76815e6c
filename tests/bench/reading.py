"""How the time to read a text grows with it: 1 MB against 5 MB, for plans and for text that is none.

Run in the project's folder: `.venv/bin/python -m tests.bench.reading`. A ratio near 5 is linear; 25 would be quadratic.
"""

import contextlib
import time
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.reading.reader import read_text

PLANS: Final = Path(__file__).parent.parent / "reading" / "plans"
HEAD: Final = "某县人民政府关于质量强县的意见\n2013年5月9日\n一、任务\n"
WHOLE: Final = [path for path in sorted(PLANS.glob("*.txt")) if path.stem not in {"breakdown", "page", "tiantai-2013"}]
"""Texts without page furniture, behind which a document ends."""
SMALL, LARGE = 1_000_000, 5_000_000
"""Bytes of UTF-8."""


def plan_of(size: int) -> str:
    """The texts of the tests, one after the other, until there are so many bytes."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in WHOLE)
    return (whole + "\n") * (size // len(whole.encode()) + 1)


def shapes(size: int) -> dict[str, str]:
    """Texts of one size: real ones, and lines that have made a reader slow."""
    third = size // 3
    return {
        "plans": plan_of(size),
        "one line": HEAD + "1.推进质量工作到年底" * (third // 10),
        "one line, commas": HEAD + "1." + "新增5家企业，" * (third // 7),
        "open brackets": HEAD + "1." + "(" * size,
        "open and close": HEAD + "1.推进。" + "（县质监局牵头）" * (third // 8),
        "nested brackets": HEAD + "1." + "（" * (third // 2) + "）" * (third // 2),
        "commas": HEAD + "1." + "，" * third,
        "digits": HEAD + "1." + "7" * size,
        "numbers": HEAD + "1." + "95%以上" * (size // 9),
        "ranges": HEAD + "1." + "1项-2项和" * (size // 13),
        "numerals": HEAD + "1." + "一" * third,
        "blanks": HEAD + "1." + " " * size + "x",
        "years": HEAD + "1." + "2013年" * (size // 7),
        "labels": HEAD + "1." + "责任单位：" * (third // 5),
        "list of labels": HEAD + "1.推进。\n" + "责任单位：县质监局、县经信局\n" * (third // 14),
        "quotes": HEAD + "1." + "《" * third,
        "lines of items": HEAD + "1.推进质量。（县质监局牵头）\n" * (third // 15),
        "lines of headings": "某县\n" + "一、提升质量\n推进。\n" * (third // 11),
        "parts": HEAD + "1.推进质量：\n" + "（1）加强管理；\n" * (third // 9),
        "rows": "| 序号 | 工作任务 | 牵头单位 |\n" + "| 1 | 推进质量 | 县质监局 |\n" * (third // 13),
        "short lines": "某县\n" * (third // 3),
        "furniture": HEAD + "1.推进。\n" + "相关链接\n" * (third // 5),
        "annexes": HEAD + "1.推进。\n" + "附件\n" * (third // 3),
        "dates": HEAD + "1.推进。\n" + "2013年5月9日\n" * (third // 7),
    }


def taken(text: str) -> float:
    """The seconds that a text takes to be read, or refused."""
    start = time.perf_counter()
    with contextlib.suppress(Refused):
        read_text(text)
    return time.perf_counter() - start


def main() -> None:
    """Prints for every shape the seconds of both sizes and their ratio."""
    small, large = shapes(SMALL), shapes(LARGE)
    for name in small:
        first, second = taken(small[name]), taken(large[name])
        print(
            f"{name:<20} 1 MB {first:>7.2f} s   5 MB {second:>7.2f} s   ratio {second / first:>5.1f}   aim 5",
            flush=True,
        )


if __name__ == "__main__":
    main()
