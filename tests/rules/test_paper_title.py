import pytest

from qualitytui.rules.paper_title import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于限期整改特种设备事故率超标问题的通知", ["关于限期整改特种设备事故率超标问题的通知"]),
        (
            "关于报送《行动计划》2013年上半年进展情况的通知",
            ["关于报送《行动计划》", "2013年上半年进展情况的通知"],
        ),
        (
            "关于限期整改竣工验收交付工程综合合格率未达标问题的通知",
            ["关于限期整改竣工验收交付工程综合合格率", "未达标问题的通知"],
        ),
        ("关于《甲》，对《乙丙丁》的办理情况进行通报的通知", ["关于《甲》，对《乙丙丁》", "的办理情况进行通报的通知"]),
        ("没有断处的标题" * 4, ["没有断处的标题" * 4]),
    ],
)
def test_a_title_breaks_where_it_may(title: str, lines: list[str]) -> None:
    assert list(title_lines(title)) == lines
