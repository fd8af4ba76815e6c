import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.reporting.html import BARS, html_of
from qualitytui.reporting.redaction import redacted
from qualitytui.reporting.table import LONG
from qualitytui.reporting.template import render
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.week import week_of
from tests.reporting.programs import browser, pages, text_of
from tests.samples import hand, make_workbook

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

HOSTILE = '"><script>document.title="X"</script><img src=http://127.0.0.1:9/x onerror=alert(1)>'
CONTRAST = """
const light = (c) => { const [r, g, b] = c.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const parse = (s) => s.match(/[\\d.]+/g).map(Number);
const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
return [...document.querySelectorAll("main *")]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => { const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + "." + e.className]; });
"""


def page_of(book: Workbook) -> bytes:
    week = redacted(book.ask(week_of))
    return html_of(render("week", week), week)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chrome"]:
    """The page of the small sample, open in Chromium; one title is hostile."""
    use("zh")
    folder = tmp_path_factory.mktemp("html")
    with Workbook.open(make_workbook(folder / "workbook.db"), hand(), Config()) as book:
        book.do(EditTask("2.1", title=HOSTILE))
        book.do(ReportProgress("1.1.1", "已导入3家", from_="质监局"))
        (folder / "report.html").write_bytes(page_of(book))
    with browser(folder / "profile") as chrome:
        chrome.get((folder / "report.html").as_uri())
        yield chrome


def shown(chrome: "Chrome", noun: str = "tasks", what: str = "cells[0].innerText") -> list[str]:
    found: list[str] = chrome.execute_script(
        f"return [...document.querySelectorAll('#{noun} tbody tr')].filter(r => r.offsetParent).map(r => r.{what})"
    )
    return found


def test_the_page_is_one_file_that_asks_the_network_for_nothing(book: Workbook) -> None:
    page = page_of(book).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=[\"']?(?!data:,|#)[^\"' >]", page)
    assert "url(" not in page


def test_the_page_speaks_the_language_of_the_report(book: Workbook) -> None:
    headings = re.findall(r"<h2>([^<]*)</h2>", page_of(book).decode())
    assert len(headings) > 6
    assert [one for one in headings if one.isascii()] == []
    use("en")
    assert "All tasks" in page_of(book).decode()


def test_it_is_filtered_with_the_keyboard_alone(opened: "Chrome") -> None:
    from selenium.webdriver import ActionChains, Keys

    assert shown(opened) == ["一、（一）1", "一、（一）2", "二、（一）"]
    for keys, refs in (
        ("/宣传", ["一、（一）2"]),
        (Keys.ESCAPE + "1.1.1", ["一、（一）1"]),
        (Keys.ESCAPE, ["一、（一）1", "一、（一）2", "二、（一）"]),
        (Keys.TAB + "县农", ["二、（一）"]),
        (Keys.ESCAPE + Keys.TAB * 2 + "红", []),
        (Keys.ESCAPE + "/没有这样的", []),
        (Keys.ESCAPE, ["一、（一）1", "一、（一）2", "二、（一）"]),
    ):
        ActionChains(opened).send_keys(keys).pause(0.2).perform()
        assert shown(opened) == refs, keys
    count: Any = opened.execute_script("return document.getElementById('tasks-count').value")
    assert count == "3"


def test_the_same_filter_narrows_indicators_and_reports_too(opened: "Chrome") -> None:
    from selenium.webdriver import ActionChains, Keys

    assert shown(opened, "indicators") == ["一、（一）1", "附件1第1项", "附件1第2项"]
    assert shown(opened, "news") == ["一、（一）1"]
    opened.execute_script("document.activeElement.blur()")
    ActionChains(opened).send_keys("/抽查").pause(0.2).perform()
    assert (shown(opened, "indicators"), shown(opened, "news")) == (["附件1第1项"], [])
    count: Any = opened.execute_script("return document.getElementById('indicators-count').value")
    assert count == "1"
    ActionChains(opened).send_keys(Keys.ESCAPE).pause(0.2).perform()
    assert len(shown(opened, "indicators")) == 3


def test_what_the_report_cuts_the_page_lists_whole(book: Workbook) -> None:
    week = book.ask(week_of)
    many = tuple(week.indicators[0]._replace(id=n, ref=f"8.{n}", same_as=None) for n in range(LONG + 7))
    tasks = tuple(week.tasks[0]._replace(id=n, ref=f"9.{n}", light="red") for n in range(LONG + 7))
    news = tuple(week.moves[-1]._replace(kind="news", ref=f"7.{n}") for n in range(LONG + 7))
    long = week._replace(indicators=many, tasks=tasks, moves=news, labels={task.id: task.ref for task in tasks})
    page = html_of(render("week", long, annexes=True), long).decode()
    for ref in (f"9.{LONG + 6}", f"8.{LONG + 6}", f"7.{LONG + 6}"):
        assert page.count(f'<th scope="row">{ref}</th>') == 1, ref
    assert "另有7项未列出" in page


def test_the_chart_says_in_one_sentence_how_many_indicators_it_leaves_out(book: Workbook) -> None:
    week = book.ask(week_of)
    one = week.indicators[0]._replace(goal_kind="count", attainment=0.4, is_met=False)
    for more, sentence in ((3, '<p class="note">另有3项，见下面的全部指标</p>'), (0, "")):
        many = tuple(one._replace(id=n, ref=f"8.{n}") for n in range(BARS + more))
        page = html_of("# 周报", week._replace(indicators=many)).decode()
        assert sentence in page
        assert ("见下面的全部指标" in page) == bool(more)


def test_foreign_text_is_text_nothing_is_fetched_and_the_console_is_quiet(opened: "Chrome") -> None:
    assert opened.title == "质量强县工作周报"
    text: str = opened.find_element("css selector", "main").text
    assert HOSTILE in text
    said = opened.get_log("browser")  # type: ignore[no-untyped-call]  # selenium has no type for it
    assert [one for one in said if not one["message"].startswith("chrome://")] == []
    performance = opened.get_log("performance")  # type: ignore[no-untyped-call]  # likewise
    log = [json.loads(one["message"])["message"] for one in performance]
    sent = [one["params"] for one in log if one["method"] == "Network.requestWillBeSent"]
    asked = [one["request"]["url"] for one in sent if one["documentURL"].startswith("file:")]
    assert [url for url in asked if not url.startswith("data:")] == [opened.current_url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(opened: "Chrome", scheme: str) -> None:
    media = {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    ground: str = opened.execute_script("return getComputedStyle(document.querySelector('main')).backgroundColor")
    found: list[tuple[float, str]] = opened.execute_script(CONTRAST)
    assert len(found) > 50
    assert [one for one in found if one[0] < 4.5] == []
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {})


def test_it_prints_on_a4_without_the_filter(opened: "Chrome", tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    printed = opened.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pdf.write_bytes(base64.b64decode(printed["data"]))
    assert set(pages(pdf)) == {(210, 297)}
    words = "".join(line for number, _ in enumerate(pages(pdf), 1) for line in text_of(pdf, number))
    assert "推进企业提升素质" in words
    assert "全部显示" not in words
    assert ("全部任务" in words, "全部指标" in words) == (True, False)


def test_the_leaders_page_prints_on_one_page_and_nothing_else_of_one_page_does(
    book: Workbook, opened: "Chrome", tmp_path: Path
) -> None:
    week = redacted(book.ask(week_of))
    path = tmp_path / "one.html"
    path.write_bytes(html_of(render("one-page", week), week))
    before = opened.current_url
    opened.get(path.as_uri())
    pdf = tmp_path / "one.pdf"
    printed = opened.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pdf.write_bytes(base64.b64decode(printed["data"]))
    assert pages(pdf) == [(210, 297)]
    words = "".join(text_of(pdf, 1))
    assert "督查专报" in words
    assert "全部任务" not in words
    opened.get(before)


def test_a_tile_opens_the_story_of_its_item_by_keyboard_and_a_unit_its_own_items(opened: "Chrome") -> None:
    from selenium.webdriver import Keys

    def told() -> list[str]:
        said: list[str] = opened.execute_script(
            "return [...document.querySelectorAll('.story')].filter(s => s.offsetParent).map(s => s.innerText)"
        )
        return said

    assert told() == []
    tile = opened.find_element("css selector", "svg.drawing a[href^='#item-'][aria-label^='一（一）1']")
    opened.execute_script("arguments[0].focus()", tile)
    tile.send_keys(Keys.ENTER)
    (story,) = told()
    assert "一、（一）1 推进企业提升素质" in story
    assert "已导入3家" in story
    opened.execute_script("location.hash = '#unit-1'")
    (unit,) = told()
    assert "0/1" in unit
    opened.execute_script("location.hash = ''")


@pytest.mark.parametrize("width", [390, 1100])
def test_no_page_is_wider_than_its_window(opened: "Chrome", width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wide: int = opened.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_red_head_is_no_heading_and_a_chart_of_nothing_is_no_picture(book: Workbook) -> None:
    week = redacted(book.ask(week_of))
    page = html_of(render("bulletin", week), week).decode()
    assert not re.findall(r"<h[56]>", page)
    assert page.index('<p class="head-6">') < page.index('<p class="head-5">') < page.index("<h1>")
    assert page.index("印发</p>") > page.index("<h2>")
    empty = week._replace(trend=(week.trend[-1]._replace(total=0, by_light=dict.fromkeys(week.trend[-1].by_light, 0)),))
    assert 'aria-label=""' not in html_of(render("one-page", empty), empty).decode()
