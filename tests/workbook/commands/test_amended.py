"""An amended document: only what differs is changed, progress and history stay."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.model.filter import Filter
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.plan import Plan
from qualitytui.reading import correcting
from qualitytui.reading.item_pairs import match_items
from qualitytui.reading.reader import read_text
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.task import EditTask, SetDue
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.items import item_page, list_indicators, list_tasks
from qualitytui.workbook.queries.plans import all_plans, exported_plan
from tests.samples import hand

NOTICE = """2013年度甲县质量强县建设行动计划
一、夯实基础
(一)抓好企业。
1.推进企业提升素质。新增取得认证的企业5家以上,到年底完成。(县质监局牵头,县经信局配合)
2.推进服务业提升素质。推荐2家企业申报服务名牌。(县发改局牵头,县质监局配合)
3.推进先进质量管理孵化。9月底前建立孵化基地1个。(县质监局负责)
二、加强宣传
1.加强质量教育。全县中小学开设质量课。(县教育局牵头,县质监局配合)
"""
AMENDED = (
    NOTICE.replace("5家以上", "8家以上")
    .replace("2.推进服务业提升素质。推荐2家企业申报服务名牌。(县发改局牵头,县质监局配合)\n", "")
    .replace("3.推进先进", "2.推进先进")
    .replace("9月底前", "10月底前")
    .replace("二、加强宣传\n1.加强质量教育", "二、加强宣传\n1.举办质量月。办活动3场。(县质监局负责)\n2.加强质量教育")
    .replace("(县教育局牵头,县质监局配合)", "(县教育局牵头,县科技局配合)")
)


def of_text(text: str, name: str = "notice.txt", key: str = "jia") -> ImportPlan:
    return ImportPlan(key, read_text(text), name, text, is_key_guessed=True)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "workbook.db", hand(), Config(), [of_text(NOTICE)]) as book:
        book.do(StartTask(("1.1.1", "1.1.3", "2.1")))
        book.do(ReportProgress("1.1.3", "已选定一家"))
        book.do(MeasureIndicator("1.1.1#1", "3"))
        yield book


def task_of(book: Workbook, ref: str) -> TaskPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page


def amend(book: Workbook, text: str = AMENDED) -> Outcome:
    return book.do(of_text(text, "notice (2).txt", "notice-2"))


def test_progress_refs_and_history_stay_with_their_items(book: Workbook) -> None:
    amend(book)
    assert [plan.key for plan in book.ask(all_plans)] == ["jia"]
    page = task_of(book, "1.1.3")
    assert page.task.title == "推进先进质量管理孵化"
    assert (page.task.status, page.task.due, page.task.number) == ("in_progress", "2013-10-31", "2.")
    assert [report.text for report in page.reports] == ["已选定一家"]


def test_a_changed_number_keeps_its_measurements(book: Workbook) -> None:
    amend(book)
    page = book.ask(item_page, "1.1.1#1")
    assert isinstance(page, IndicatorPage)
    assert page.indicator.target is not None
    assert page.indicator.target.value == 8
    assert page.indicator.latest is not None
    assert page.indicator.latest.value == 3


def test_what_the_document_leaves_out_is_kept_and_asked_about(book: Workbook) -> None:
    outcome = amend(book)
    assert "1.1.2" in outcome.sentence
    assert task_of(book, "1.1.2").task.title == "推进服务业提升素质"
    (finding,) = [one for one in book.ask(exported_plan, "jia").findings if one.kind == "removed"]
    assert "1.1.2" in finding.text


def test_a_new_item_comes_in_and_takes_no_other_items_ref(book: Workbook) -> None:
    outcome = amend(book)
    titles = {task.ref: task.title for task in book.ask(list_tasks, Filter()).tasks}
    assert titles["2.1"] == "加强质量教育"
    assert titles["2.1b"] == "举办质量月"
    assert "2.1b" in outcome.sentence
    assert "2.1b#1" in {one.ref for one in book.ask(list_indicators, Filter()).indicators}


def test_departments_that_are_no_longer_named_go_in_the_order_of_the_document(tmp_path: Path) -> None:
    names = ("县经信局", "县发改局", "县教育局", "县科技局", "县环保局", "县卫生局", "县农业局")
    text = NOTICE.replace("县经信局配合", f"{'、'.join(names)}配合")
    with Workbook.create(tmp_path / "many.db", hand(), Config(), [of_text(text)]) as book:
        changes = amend(book, NOTICE.replace(",县经信局配合", "")).settled().changes
    gone = [str(change.before) for change in changes if change.ref == "1.1.1" and change.after is None]
    assert [name for one in gone for name in names if name in one] == [*names]


def test_departments_follow_the_document_where_it_changed(book: Workbook) -> None:
    amend(book)
    assert [(one.name, one.role) for one in task_of(book, "2.1").task.departments] == [
        ("县教育局", "lead"),
        ("县科技局", "support"),
    ]


def test_what_was_set_by_hand_stays_where_the_document_did_not_change(book: Workbook) -> None:
    book.do(EditTask("2.1", title="质量教育进校园"))
    book.do(SetDue(("1.1.3",), date(2013, 11, 15), "设备未到"))
    amend(book)
    assert task_of(book, "2.1").task.title == "质量教育进校园"
    assert (task_of(book, "1.1.3").task.due, task_of(book, "1.1.3").task.due_original) == ("2013-11-15", "2013-10-31")


def test_the_amended_document_a_second_time_changes_nothing(book: Workbook) -> None:
    amend(book)
    assert amend(book).changes == ()


def test_an_item_left_out_and_taken_up_again_is_the_same_item(book: Workbook) -> None:
    amend(book)
    outcome = amend(book, NOTICE)
    assert "1.1.2b" not in outcome.sentence
    assert task_of(book, "1.1.2").task.number == "2."


def test_one_undo_takes_the_whole_amendment_back(book: Workbook) -> None:
    before = book.ask(exported_plan, "jia")
    amend(book)
    assert book.ask(exported_plan, "jia") != before
    book.undo()
    assert book.ask(exported_plan, "jia") == before


def test_a_plan_of_other_items_under_the_key_is_refused(book: Workbook) -> None:
    other = "2013年度乙县森林防火方案\n一、健全队伍\n1.组建护林员队伍。(林业局负责)\n2.储备扑火物资。(应急局负责)\n"
    with pytest.raises(Refused, match="jia"):
        book.do(ImportPlan("jia", read_text(other), "other.txt", other))


def test_next_years_plan_is_no_amendment_of_this_years(book: Workbook) -> None:
    next_year = NOTICE.replace("2013", "2014")
    with pytest.raises(Refused, match="jia"):
        book.do(ImportPlan("jia", read_text(next_year), "notice.txt", next_year))
    book.do(of_text(next_year, key="jia-2014"))
    assert [plan.key for plan in book.ask(all_plans)] == ["jia", "jia-2014"]


def test_a_document_whose_text_says_nothing_new_changes_no_item(book: Workbook) -> None:
    outcome = amend(book, NOTICE + "\n")
    assert {change.ref for change in outcome.changes} == {"jia"}


LINES = st.lists(st.sampled_from([*NOTICE.splitlines()[3:], "4.举办论坛1场。(县科技局负责)"]), min_size=3, max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES)
def test_after_an_amendment_the_workbook_says_what_the_new_document_says(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str]
) -> None:
    old, new = (
        f"2013年度甲县行动计划\n一、夯实基础\n(一)抓好企业。\n{chr(10).join(lines)}\n" for lines in (first, second)
    )
    path = tmp_path_factory.mktemp("amended") / "workbook.db"
    with Workbook.create(path, hand(), Config(), [of_text(old)]) as book:
        book.daily.is_wanted = False
        try:
            book.do(of_text(new))
        except Refused:
            return
        found, wanted = book.ask(exported_plan, "jia"), read_text(new)
        assert _texts(wanted) <= _texts(found)
        assert _texts(found) <= _texts(wanted) | _texts(read_text(old))


def _texts(plan: Plan) -> set[tuple[str, tuple[str, ...]]]:
    return {(task.text, tuple(sorted(one.name for one in task.departments))) for task in plan.tasks}


@given(st.lists(st.text(alphabet="质量强县建设企业", max_size=6), max_size=6), st.randoms())
def test_the_same_texts_in_another_order_are_all_found_again(texts: list[str], random: object) -> None:
    shuffled = sorted(texts, key=lambda _: random.random())  # type: ignore[attr-defined]  # a random.Random
    found = match_items(texts, shuffled)
    assert [texts[found[at]] for at in range(len(shuffled))] == shuffled
    assert len(set(found.values())) == len(texts)


def test_of_many_items_that_are_much_alike_each_is_found_again_after_it_was_worded_anew() -> None:
    before = [f"推进第{nth:03}项质量提升工作,引导企业导入卓越绩效模式,到年底新增{nth:03}家以上。" for nth in range(300)]
    after = [text.replace("到年底", "12月底前") for text in before]
    assert match_items(before, after[150:] + after[:150]) == {at: (at + 150) % 300 for at in range(300)}


def test_what_was_corrected_before_it_was_taken_in_stays_corrected(tmp_path: Path) -> None:
    given_in = of_text(NOTICE)
    plan = correcting.join_items(correcting.remove_item(given_in.plan, "2.1"), "1.1.2")
    item = next(one for one in plan.tasks if one.ref == "1.1.3")
    plan = correcting.split_item(plan, "1.1.3", correcting.places_to_split(item)[0])
    with Workbook.create(tmp_path / "corrected.db", hand(), Config(), [replace(given_in, plan=plan)]) as book:
        before = {task.ref for task in book.ask(list_tasks, Filter()).tasks}
        assert before == {"1.1.1", "1.1.3", "1.1.3b"}
        book.do(of_text(NOTICE.replace("5家以上", "8家以上")))
        assert {task.ref for task in book.ask(list_tasks, Filter()).tasks} == before
