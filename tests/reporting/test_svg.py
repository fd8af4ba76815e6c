import itertools
import re
from xml.etree import ElementTree as ET

from qualitytui.model.leader_page import Bar, Stand, Tile, Unit
from qualitytui.reporting.drawing import LOOKS, bars_drawing, trend_drawing, unit_lines, units_drawing
from qualitytui.reporting.svg import svg_of

TILES = (
    Tile(1, "三、（一）3", "overdue", "逾期"),
    Tile(2, "三、（二）1", "slow", "临期"),
    Tile(3, "三、（二）2", "open", ""),
    Tile(4, "三、（二）4", "closed", "已办结"),
)


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter() if one.tag.endswith("text")]  # noqa: S314 - our own


def grey(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_tile_is_a_link_to_its_story_with_its_label_and_word() -> None:
    svg = svg_of(units_drawing((Unit("县<质>监局", 1, 4, TILES),), 266))
    assert re.findall(r'href="#([^"]*)"', svg) == ["unit-1", "item-1", "item-2", "item-3", "item-4"]
    assert texts(svg) == ["县<质>监局", "1/4", "三（一）3 逾期", "三（二）1 临期", "三（二）2", "三（二）4 已办结"]


def test_tiles_that_do_not_fit_begin_a_line_and_none_is_lost() -> None:
    lines = unit_lines(Unit("县质监局", 1, 12, TILES * 3), 266)
    assert sum(map(len, lines)) == 12
    assert len(lines) > 2


def test_the_looks_are_told_apart_in_grey() -> None:
    shades = {name: (round(grey(look.fill), 2), look.thickness, look.is_dashed) for name, look in LOOKS.items()}
    assert len(set(shades.values())) == len(LOOKS)
    assert grey(LOOKS["overdue"].fill) < 0.3 < min(grey(look.fill) for name, look in LOOKS.items() if name != "overdue")
    assert all(abs(grey(look.fill) - grey(look.ink)) > 0.4 for look in LOOKS.values())


def test_the_lines_of_the_weeks_name_their_last_value_and_never_stand_on_each_other() -> None:
    stands = [Stand("2013-07-12", 3, 3, 3), Stand("2013-07-19", 5, 5, 5)]
    drawing = trend_drawing(stands, 232, 92)
    assert {"办结和待核 5", "黄灯 5", "逾期 5", "07-12", "07-19"} <= set(texts(svg_of(drawing)))
    places = re.findall(r'<text x="179" y="([\d.]+)"', svg_of(drawing))
    heights = sorted(map(float, places))
    assert len(heights) == 3
    assert all(low - high >= 8 for high, low in itertools.pairwise(heights))


def test_a_bar_is_as_long_as_its_share_and_a_line_stands_where_the_time_does() -> None:
    svg = svg_of(bars_drawing([Bar("联盟标准", 0.5, 0.25, "5家 / 10家", is_met=False)], 200))
    assert 'width="52" height="6" fill="#e8ecf1"' in svg
    assert 'width="26" height="6"' in svg
    assert 'points="113,1 113,11"' in svg


def test_the_only_item_of_a_unit_has_its_title_beside_it_and_a_row_says_what_tiles_look_like() -> None:
    one = TILES[0]._replace(title="深入实施品牌战略")
    svg = svg_of(units_drawing((Unit("县强县办", 0, 1, (one,)),), 266, has_looks=True))
    said = texts(svg)
    assert said[:6] == ["逾期天数", "临期、滞后、未报等", "推进中", "未启动", "待核", "已办结"]
    assert said[-1] == "深入实施品牌战略"
    assert "<title>三、（一）3 深入实施品牌战略</title>" in svg
    assert "深入" not in "".join(texts(svg_of(units_drawing((Unit("县强县办", 0, 2, (one, one)),), 266))))
