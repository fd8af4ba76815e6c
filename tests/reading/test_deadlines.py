"""Which days a document's words mean: the same as where they are typed; what is not understood is quoted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.i18n import use
from qualitytui.model.date_ranges import due_span
from qualitytui.model.dates import parse_day
from qualitytui.model.plan import Plan
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import deadlines_in_limit, find_deadlines, unread_deadlines
from qualitytui.reading.reader import read_text

YEAR_BEGINS = date(2013, 1, 1)
WHEN = Calendar(2013, YEAR_BEGINS)
PARTS = ("底", "底前", "末", "初", "中", "中旬", "中旬前", "上旬", "下旬", "前", "之前", "以前", "底以前")
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
FESTIVALS = ("元旦", "春节", "清明节", "五一", "端午节", "中秋节", "国庆节")
PHRASES = st.one_of(
    st.builds("{}月{}".format, st.integers(1, 12) | st.sampled_from(MONTHS), st.sampled_from(PARTS)),
    st.builds("2013年{}月{}".format, st.integers(1, 12) | st.sampled_from(MONTHS), st.sampled_from(("", "份", *PARTS))),
    st.builds("{}季度{}".format, st.sampled_from("一二三四"), st.sampled_from(("", "末", "底", "末前", "前", "以前"))),
    st.builds("明年{}季度{}".format, st.sampled_from("一二三四"), st.sampled_from(("", "末", "末前"))),
    st.builds("{}半年{}".format, st.sampled_from("上下"), st.sampled_from(("", "前"))),
    st.builds("{}年{}".format, st.integers(2013, 2030), st.sampled_from(("前", "底", "底前", "内"))),
    st.builds("{}.{}前".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}月{}日前".format, st.integers(1, 12) | st.sampled_from(MONTHS), st.integers(1, 28)),
    st.builds("2014年{}前".format, st.sampled_from(FESTIVALS)),
    st.sampled_from(("年底前", "年中前", "本月底前", "二〇一三年九月三十日前", "下月底前", "明年底前")),
)


def _read(phrase: str) -> list[date | None]:
    return [one.date for one in find_deadlines(f"加强监管，{phrase}完成。", WHEN)]


UNTIL = ("", "在", "于", "到", "至", "截至", "力争", "力争在", "争取到", "务必在", "务必于", "计划在", "应在", "赶在")
"""What stands before a date and changes nothing."""


@given(st.sampled_from(UNTIL), PHRASES)
def test_a_phrase_means_the_same_day_in_a_plan_typed_and_in_a_filter(until: str, phrase: str) -> None:
    day = parse_day(phrase, YEAR_BEGINS)
    assert _read(until + phrase) == [day]
    assert due_span(phrase, YEAR_BEGINS).last == day


@pytest.mark.parametrize("before", ["前", "之前", "以前"])
@pytest.mark.parametrize("until", UNTIL)
def test_the_word_before_leaves_the_period_out_whatever_stands_in_front(until: str, before: str) -> None:
    periods = {"9月": "2013-08-31", "九月份": "2013-08-31", "三季度": "2013-06-30", "下半年": "2013-06-30"}
    years = {"2014年": "2013-12-31", "2014年9月": "2014-08-31", "明年三季度": "2014-06-30"}
    for period, day in (periods | years).items():
        assert _read(f"{until}{period}{before}") == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2013年9月30日", "2013-09-30"),
        ("二〇一三年九月三十日", "2013-09-30"),
        ("二0一三年十月底前", "2013-10-31"),
        ("9月30日", "2013-09-30"),
        ("9.30", "2013-09-30"),
        ("9/30前", "2013-09-30"),
        ("2013.9.30", "2013-09-30"),
        ("2013-09-30前", "2013-09-30"),
        ("本月中旬", "2013-01-20"),
        ("下月底", "2013-02-28"),
    ],
)
def test_a_day_with_a_duty_behind_it_is_a_deadline(phrase: str, day: str) -> None:
    assert _read(phrase) == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    "text", ["2013年9月30日印发。", "2013年3月5日完成的验收。", "自2013年9月30日施行。", "比3.5完成得多。"]
)
def test_a_day_of_something_else_is_no_deadline(text: str) -> None:
    assert find_deadlines(text, WHEN) == ()


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("9月前", "2013-08-31"),
        ("9月底前", "2013-09-30"),
        ("2014年前", "2013-12-31"),
        ("十月底前", "2013-10-31"),
        ("二〇一三年九月三十日前", "2013-09-30"),
        ("9.30前", "2013-09-30"),
        ("国庆节前", "2013-09-30"),
        ("春节前", "2013-02-09"),
        ("八月中旬", "2013-08-20"),
    ],
)
def test_a_deadline_is_understood_in_words_and_numerals(phrase: str, day: str) -> None:
    assert _read(phrase) == [date.fromisoformat(day)]


def test_without_a_year_a_festival_is_the_first_after_the_day_of_issue() -> None:
    found = find_deadlines("春节前完成。", Calendar(2013, date(2013, 5, 9)))
    assert [(one.date, one.text) for one in found] == [(date(2014, 1, 30), "春节前")]


def test_a_quarter_begins_in_its_first_month() -> None:
    (found,) = find_deadlines("二季度完成。", WHEN)
    assert (found.start, found.date) == (date(2013, 4, 1), date(2013, 6, 30))


def test_the_words_of_a_deadline_are_those_of_the_text() -> None:
    assert [one.text for one in find_deadlines("甲。十月底前完成，二〇一四年三月一日前报送。", WHEN)] == [
        "十月底前",
        "二〇一四年三月一日前",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "汛期前完成",
            "9月31日前完成",
            "开学前报送",
            "3·15前完成",
            "下周完成",
            "下周五前报送",
            "月中完成",
            "中旬完成",
            "月底前报送",
        ),
        *("10个工作日内完成", "两周内完成", "三年内建成", "13/09完成", "20130930完成", "13月完成", "季度末上报"),
    ],
)
def test_what_looks_like_a_deadline_and_is_not_understood_is_quoted(phrase: str) -> None:
    assert unread_deadlines(f"加强监管，{phrase}。", WHEN) == (phrase,)


@pytest.mark.parametrize(
    "phrase", ["双十一前", "“双十一”前", "教师节前", "两会前", "高考前", "开学前", "汛期前", "双11期间"]
)
def test_the_name_of_a_day_that_is_not_understood_is_quoted_whatever_follows(phrase: str) -> None:
    assert unread_deadlines(f"加强监管，{phrase}开展检查。", WHEN) == (phrase,)


@pytest.mark.parametrize("text", ["全年完成投资10亿元。", "力争全年新增专利50件。", "甲。全年抽检600批次。"])
def test_the_whole_year_is_the_deadline_of_what_is_done_in_it(text: str) -> None:
    (found,) = find_deadlines(text, WHEN)
    assert (found.date, found.assumed_year) == (date(2013, 12, 31), True)


@pytest.mark.parametrize(
    "text",
    [
        "完成全年目标任务。",
        "全年无休服务。",
        "做好全年工作总结。",
        "全年完成情况及时报送。",
        "全年算力券不超过2000万元。",
    ],
)
def test_the_whole_year_says_by_when_only_where_something_is_done_in_it(text: str) -> None:
    assert find_deadlines(text, WHEN) == ()


def test_the_whole_year_gives_way_to_a_day() -> None:
    assert [one.text for one in find_deadlines("全年抽检20批次，11月底前完成。", WHEN)] == ["11月底前"]


@pytest.mark.parametrize(
    "text",
    [
        "学前教育机构抽查。",
        "产品上市前检测。",
        "各环节前后衔接。",
        "春节期间值守。",
        "目前完成3个。",
        "提前完成。",
        "9月底前完成。",
        "事前报备。",
        "比以前完成得好。",
        "每月中旬报送。",
    ],
)
def test_what_is_understood_or_no_deadline_is_not_quoted(text: str) -> None:
    assert unread_deadlines(text, WHEN) == ()


def _plan(text: str) -> Plan:
    use("zh")
    return read_text(
        f"关于印发甲县2013年质量工作计划的通知\n一、工作任务\n1．甲。{text}。（县质监局牵头）\n2．乙。推进。（县质监局牵头）\n"
    )


def test_an_unread_deadline_is_never_called_absent() -> None:
    said = {one.kind: one.text for one in _plan("汛期前完成").findings}
    assert "“汛期前完成”" in said["unread_deadline"]
    assert "1.1" not in said["no_deadline"]
    assert "1.2" in said["no_deadline"]


@pytest.mark.parametrize(
    ("phrase", "recurs"),
    [
        ("按月通报", "monthly"),
        ("逐月调度", "monthly"),
        ("按季度分析", "quarterly"),
        ("每月报送", "monthly"),
        ("每季度首月5日前报送", "quarterly"),
        ("每周调度", "weekly"),
        ("每个星期报告", "weekly"),
        ("每年底前公布", "yearly"),
        ("每年第一季度公布", "yearly"),
    ],
)
def test_a_duty_that_comes_again_says_how_often(phrase: str, recurs: str) -> None:
    (found,) = find_deadlines(f"由县质监局{phrase}。", WHEN)
    assert (found.recurs, found.kind) == (recurs, "recurring")


@pytest.mark.parametrize(
    "phrase", ["9月前", "9.30", "9/30", "20130930", "3季度", "国庆节前", "2014年前", "十月底", "二〇一三年九月三十日"]
)
def test_a_column_of_times_takes_the_words_that_are_typed(phrase: str) -> None:
    assert [one.date for one in deadlines_in_limit(phrase, WHEN)] == [parse_day(phrase, YEAR_BEGINS)]


@pytest.mark.parametrize("phrase", ["月中", "下周", "汛期前", "13/09", "两周内"])
def test_what_a_column_of_times_says_and_is_not_understood_stays_without_a_day(phrase: str) -> None:
    assert [(one.date, one.text) for one in deadlines_in_limit(phrase, WHEN)] == [(None, phrase)]


@pytest.mark.parametrize("phrase", ["长期坚持", "常年推进"])
def test_what_has_no_end_is_said_to_go_on(phrase: str) -> None:
    assert [(one.date, one.text, one.kind) for one in deadlines_in_limit(phrase, WHEN)] == [(None, phrase, "ongoing")]


@pytest.mark.parametrize("phrase", ["—", " ", "无"])
def test_an_empty_cell_is_no_limit(phrase: str) -> None:
    assert deadlines_in_limit(phrase, WHEN) == ()


def test_an_unread_cell_of_times_is_quoted_and_never_called_absent() -> None:
    use("zh")
    rows = ("序号\t工作任务\t责任单位\t完成时限", "1\t建设平台\t县质监局\t汛期前", "2\t建设中心\t县质监局\t长期坚持")
    said = {one.kind: one.text for one in read_text("\n".join(("甲县2013年任务分解表", *rows))).findings}
    assert "1 “汛期前”" in said["unread_deadline"]
    assert "no_deadline" not in said


@pytest.mark.parametrize("words", ["印发之日起两周内", "印发后两周内", "收到通知后14日内", "接到通知之日起2个星期内"])
def test_a_time_from_the_notice_on_is_counted_from_its_day_of_issue(words: str) -> None:
    (found,) = find_deadlines(f"自{words}报送方案。", Calendar(2013, date(2013, 5, 9)))
    assert (found.date, found.kind) == (date(2013, 5, 23), "relative")


@pytest.mark.parametrize(
    "text", ["两周内将名单报送县甲办。", "两周内，报送名单。", "下次会议前报送名单。", "10个工作日内把方案上报。"]
)
def test_a_time_from_nowhere_is_asked_about(text: str) -> None:
    when = Calendar(2013, date(2013, 5, 9))
    assert find_deadlines(text, when) == ()
    assert len(unread_deadlines(text, when)) == 1
