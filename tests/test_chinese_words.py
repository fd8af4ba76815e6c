"""One Chinese word for one thing, the one that notices use; words that were given up do not come back."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.catalogue import PO, ROOT, read

GIVEN_UP = {
    r"从文件收入|收入台账|确认读入|读入|收回台账": "导入",
    r"部门(?![:：])": "单位, 责任单位",
    r"解除": "取消…的责任",
    r"实绩": "完成值",
    r"疑点": "待明确事项",
    r"久未报": "超期未报",
    r"亮灯(?!:)": "预警灯",
    r"(?<!滞后于序时)慢于序时|(?<!未)按序时推进": "滞后于序时进度, 达到序时进度",
    r"统筹员": "经办人",
    r"经手人": "操作人",
    r"联系单(?!位)": "催办提纲",
    r"步骤": "节点",
    r"假定": "推定",
    r"急件": "按紧急程度",
    r"样子": "当日情况",
    r"没有动它|照旧|又显示": "未作改动, 保持不变",
    r"报告人|来源方式": "联系人, 报送方式",
    r"面板|字段": "栏, 项目",
    r"(?<!历史)视图": "常用筛选",
    r"回车": "Enter",
    r"工作簿": "台账",
    r"质量办(?!公)|质量工作台账": "强县办, 质量强县工作台账",
}
"""What is not said any more, and what is said instead."""
RIGHT = "本级政府与所属部门"
"""Where such a word means something else."""
MANUAL = ROOT / "data" / "qualitytui_data" / "manual" / "zh.md"
TEMPLATES = ROOT / "qualitytui" / "reporting" / "templates" / "zh"


def said() -> Iterator[tuple[str, str]]:
    """Every Chinese text of the program, and where it stands."""
    for message in read(PO):
        if message.id:
            yield str(message.string), str(message.id)
    for path in (MANUAL, *sorted(TEMPLATES.iterdir())):
        yield _without_code(path), path.name


def _without_code(path: Path) -> str:
    """The text of a file without what stands in a template for something else."""
    return re.sub(r"\{[%{#].*?[%}#]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_no_word_that_was_given_up_comes_back() -> None:
    found = []
    for text, where in said():
        told = text.replace(RIGHT, "")
        found += [(old.group(), new, where) for word, new in GIVEN_UP.items() for old in re.finditer(word, told)]
    assert found == []
