"""Habits of offices in plans: owners above, before and behind their items, limits without a day, frames, fields."""

import docx
import pytest

from qualitytui.errors import Refused
from qualitytui.i18n import use
from qualitytui.model.findings import refs_of_both
from qualitytui.model.plan import Plan, PlanTask
from qualitytui.reading.document import Document, from_text
from qualitytui.reading.docx_lines import read_docx
from qualitytui.reading.reader import read_plan, read_text
from tests.reading.word_files import saved

HEAD = "甲县2025年质量工作计划\n"


def first(text: str) -> PlanTask:
    return read_text(f"{HEAD}一、{text}\n二、做好宣传。（县丁局负责）\n").tasks[0]


def who(task: PlanTask) -> str:
    return " ".join(f"{one.name}:{one.role}" for one in task.departments)


def said(plan: Plan, kind: str) -> str:
    return "".join(one.text for one in plan.findings if one.kind == kind)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("县应急管理局、县生态环境局和县税务局负责核查守法情况。", "县应急管理局 县生态环境局 县税务局"),
        ("县住建局：负责工程质量，创优质工程1项。", "县住建局"),
        ("培训。演练2次。镇应急消防所牵头，镇派出所、镇卫生院配合。", "镇应急消防所 镇派出所 镇卫生院"),
        ("新增地理标志2件，由县市场监管局会同县农业农村局做好。", "县市场监管局 县农业农村局"),
        ("覆盖率达到100%（县市场监管局渔浦所）", "县市场监管局渔浦所"),
        ("开展活动2期【县团委、县妇联】", "县团委 县妇联"),
        ("设立基金100万元——县财政局", "县财政局"),
        ("服务提升。（县政务服务中心县应急局负责）", "县政务服务中心 县应急局"),
        (
            "抽检200批次。(县食安办牵头，县农业、工商、卫生等部门按职责负责)",
            "县食安办 县农业部门 县工商部门 县卫生部门",
        ),
        ("制定方案。（县教育局牵头，（2）项县财政局配合）", "县教育局 县财政局"),
    ],
)
def test_who_answers_is_read_wherever_an_item_says_it(text: str, owners: str) -> None:
    assert " ".join(one.name for one in first(text).departments) == owners


@pytest.mark.parametrize(
    "text",
    [
        "本办法由县市场监管局负责解释。",
        "县甲局负责人每月到场。",
        "联系单位：县市场监管局。",
        "各部门要把工作抓好。",
        "材料报县强县办（县市场监管局）",
        "检测中心：建成省级检测中心2个。",
        "工作站负责收集意见。",
        "创建服务点3个（检测中心、工作站）",
    ],
)
def test_a_sentence_that_only_speaks_of_bodies_names_no_owner(text: str) -> None:
    assert first(text).departments == ()


def test_a_list_above_its_items_is_of_all_of_them_down_to_the_next_list() -> None:
    plan = read_text(
        "甲区质量责任清单（2025年）\n责任单位：区甲局\n1.新增食品8个。\n2.合格率98%。完成时限：长期坚持\n"
        "责任单位：区应急局、区丙局\n3.整改率100%。\n4.培训200人次。牵头单位：区丁局\n"
    )
    assert [who(task) for task in plan.tasks] == [
        "区甲局:responsible",
        "区甲局:responsible",
        "区应急局:responsible 区丙局:responsible",
        "区丁局:lead",
    ]


def test_duties_by_department_are_an_item_each() -> None:
    plan = read_text(
        f"{HEAD}一、分工\n县甲局：负责标准化，新增标准2项。\n县应急局：负责安全，事故下降5%以上。\n各乡镇：落实属地责任。\n"
    )
    assert [(task.ref, who(task)) for task in plan.tasks] == [
        ("1.1", "县甲局:responsible"),
        ("1.2", "县应急局:responsible"),
        ("1.3", "各乡镇:responsible"),
    ]


def test_bodies_that_stand_as_headings_answer_for_the_items_below_each() -> None:
    plan = read_text("2025年任务（部门版）\n县甲局\n1.新增专利40件。\n2.抽查200批次。\n县应急局\n1.演练4场。\n")
    assert [who(task) for task in plan.tasks] == ["县甲局:responsible", "县甲局:responsible", "县应急局:responsible"]


def test_who_leads_at_the_beginning_and_who_helps_at_the_end_are_both_read() -> None:
    task = read_text(f"{HEAD}一、宣传发动（3月至4月）\n镇党政办牵头，发放资料1000份，镇文化站配合。\n").tasks[0]
    assert who(task) == "镇党政办:lead 镇文化站:support"
    assert [(str(one.start), str(one.date)) for one in task.deadlines] == [("2025-03-01", "2025-04-30")]


def test_headings_with_a_bare_number_stand_around_those_that_have_parts() -> None:
    plan = read_text(
        "甲区2025年质量工作要点\n1 总体要求\n抓好质量强区。\n2 主要指标\n2.1 合格率达到94%。\n"
        "3 重点工作\n3.1 服务企业80家。责任部门：甲局\n4 保障\n每半年通报。\n"
    )
    assert [section.ref for section in plan.sections] == ["1", "2", "3", "4"]
    assert [task.ref for task in plan.tasks] == ["2.1", "3.1"]
    assert [goal.text for goal in plan.goals] == ["每半年通报。"]


def test_page_numbers_of_a_copied_page_are_left_out_and_cut_no_paragraph() -> None:
    plan = read_text(
        "甲县政府文件\n— 1 —\n甲县2025年质量工作任务清单\n一、办好培训，\n- 2 -\n年内10期。（县甲局牵头）\n"
        "二、做好宣传。（县应急局牵头）\n第3页 共3页\n"
    )
    assert plan.title == "甲县2025年质量工作任务清单"
    assert [one.line for one in plan.skipped] == [1, 2, 5, 8]
    assert [who(task) for task in plan.tasks] == ["县甲局:lead", "县应急局:lead"]


def test_a_heading_over_headings_of_a_table_is_not_lost() -> None:
    plan = read_text(
        f"{HEAD}序号\t工作任务\t责任单位\t时限\t\n一\t产业质量\t\t\t\n（一）\t制造业\t\t\t\n1\t攻关5项\t县甲局\t10月\t\n"
        "（二）\t农业\t\t\t\n2\t认证6个\t县乙局\t11月底\t\n二\t民生质量\t\t\t\n3\t床位100张\t县丙局\t年底\t\n"
    )
    assert [section.title for section in plan.sections] == [
        "产业质量：（一）制造业",
        "产业质量：（二）农业",
        "民生质量",
    ]


def test_tasks_numbered_on_one_line_of_a_cell_take_the_dates_numbered_beside_them() -> None:
    plan = read_text(
        f"{HEAD}责任单位\t任务\t完成时间\t\n县甲局\t1.新增专利40件；2.抽查200批次\t1.年底；2.9月底\t\n县应急局\t演练4场\t11月\t\n"
    )
    assert [str(task.deadlines[0].date) for task in plan.tasks] == ["2025-12-31", "2025-09-30", "2025-11-30"]


def test_a_title_is_no_word_that_every_item_begins_with_and_a_plan_has_the_name_of_its_file() -> None:
    plan = read_plan(from_text("一、培训\n1、内容：培训500人次。时间：年底。责任单位：县甲局。\n", "方案.txt"))
    assert (plan.title, plan.tasks[0].title) == ("方案", "培训500人次")


def test_points_of_an_assessment_are_no_goals_and_no_accident_is_one() -> None:
    plan = read_text(f"{HEAD}一、完成得100分，每少一项扣5分。（县甲局）\n二、较大生产安全事故为零。（县应急局）\n")
    assert [[(one.value, one.unit) for one in task.targets] for task in plan.tasks] == [[], [(0, "起")]]


def test_a_limit_without_a_day_keeps_its_words_and_is_never_called_absent() -> None:
    use("zh")
    plan = read_text(
        f"{HEAD}序号\t工作任务\t牵头单位\t完成时限\t\n1\t办好培训\t县甲局\t持续推进\t\n2\t抓好抽查\t县乙局\t待省级部署后确定\t\n"
        "3\t做好宣传\t县甲局\t\t\n"
    )
    assert [[(one.date, one.kind, one.text) for one in task.deadlines] for task in plan.tasks] == [
        [(None, "ongoing", "持续推进")],
        [(None, "unread", "待省级部署后确定")],
        [],
    ]
    assert said(plan, "unread_deadline") == "期限用语未能认出：2 “待省级部署后确定”。"
    assert said(plan, "no_deadline") == "3 没有写明期限。"


def test_a_date_in_a_document_without_a_year_is_said_to_have_none() -> None:
    use("zh")
    plan = read_text("甲县质量工作计划\n一、办好培训，6月底前完成。（县甲局牵头）\n")
    assert [(one.date, one.text) for one in plan.tasks[0].deadlines] == [(None, "6月底前")]
    assert "1 “6月底前”" in said(plan, "unread_deadline")
    assert not said(plan, "no_deadline")


def test_before_the_first_quarter_is_asked_about() -> None:
    use("zh")
    plan = read_text(f"{HEAD}一、召开会议，一季度前完成。（县甲局牵头）\n")
    assert "1 “一季度前”" in said(plan, "early_deadline")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新增床位三百张以上。", [("at_least", 300, "张")]),
        ("办结率百分百。", [("equal", 100, "%")]),
        ("实验室面积不少于5000㎡。", [("at_least", 5000, "㎡")]),
        ("对新获商标的企业奖励50万元，年内新增名牌3个。", [("equal", 3, "个")]),
        ("对新增名牌3个的企业奖励50万元。", []),
    ],
)
def test_numbers_in_words_and_behind_what_is_given_are_goals(text: str, targets: list[tuple[str, float, str]]) -> None:
    task = first(f"推进。{text}（县甲局牵头）")
    assert [(one.comparator, one.value, one.unit) for one in task.targets] == targets


def test_a_number_between_sure_and_unsure_is_asked_about_and_what_applicants_get_is_not() -> None:
    use("zh")
    plan = read_text(f"{HEAD}一、发放质量贷款10亿元。（县甲局牵头）\n二、给予最高50万元补助。（县乙局牵头）\n")
    assert "1 “发放质量贷款10亿元”" in said(plan, "unsure_number")
    assert "50万元" not in said(plan, "unsure_number")


def test_a_letterhead_is_no_title_and_the_rest_of_the_head_is_shown() -> None:
    plan = read_text(
        "甲县人民政府办公室文件\n甲政办〔2025〕8号\n甲县2025年质量强县重点工作任务\n各乡镇：\n为贯彻部署，制定本任务。\n一、办好培训。（县甲局牵头）\n"
    )
    assert plan.title == "甲县2025年质量强县重点工作任务"
    assert [one.line for one in plan.skipped] == [1, 4, 5]


def test_a_row_torn_at_its_last_cells_is_whole_and_no_row_behind_it_is_lost() -> None:
    plan = read_text(
        f"{HEAD}序号\t工作内容\t责任单位\t完成时间\n1\t办好培训\t县甲局\t9月\n2\t抓好抽查\t县乙局\n县应急局\t10月底前\n3\t做好宣传\t县丙局\t12月\n"
    )
    assert [who(task) for task in plan.tasks] == [
        "县甲局:responsible",
        "县乙局:responsible 县应急局:responsible",
        "县丙局:responsible",
    ]
    assert [str(task.deadlines[0].date) for task in plan.tasks] == ["2025-09-30", "2025-10-31", "2025-12-31"]


def test_a_table_of_tasks_with_a_base_and_a_goal_is_of_tasks() -> None:
    use("zh")
    plan = read_text(
        HEAD
        + "".join(
            "\t".join(row.split("|")) + "\t\n"
            for row in (
                "序号|主要任务|目标任务||责任分工||完成时限|备注",
                "〃|〃|2024年基数|2025年目标|牵头单位|协同部门|〃|〃",
                "1|监督抽查|320批次|350批次|县甲局|县应急局|11月底|省考",
                "2|争创优质工程|2项|3项|县乙局||12月|",
            )
        )
    )
    assert [(task.title, who(task), [one.value for one in task.targets]) for task in plan.tasks] == [
        ("监督抽查", "县甲局:lead 县应急局:support", [350]),
        ("争创优质工程", "县乙局:lead", [3]),
    ]
    assert said(plan, "columns_aside") == "第2行起的表中，这些列没有导入任何事项：2024年基数 “320批次”、备注 “省考”。"


@pytest.mark.parametrize("mark", ["\t", " "], ids=["tabs", "blanks"])
def test_a_document_that_is_a_table_of_indicators_is_a_plan(mark: str) -> None:
    rows = (
        "序号 指标名称 单位 2024年实绩 2025年目标 责任单位",
        "1 合格率 % 93.2 94 县甲局",
        "2 死亡人数 人 12 10 县应急局",
    )
    plan = read_text(HEAD + "".join(row.replace(" ", mark) + "\n" for row in rows))
    assert not plan.tasks
    assert [(one.title, one.target and (one.target.comparator, one.target.value)) for one in plan.indicators] == [
        ("合格率", ("at_least", 94)),
        ("死亡人数", ("at_most", 10)),
    ]
    assert not said(plan, "orphan_indicator")


def test_a_frame_of_one_cell_around_text_is_text() -> None:
    document = docx.Document()
    document.add_paragraph(HEAD.strip())
    document.add_paragraph("一、任务")
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "1.新增名牌4个。（县甲局牵头）"
    table.cell(1, 0).text = "2.抽检50批次。（县应急局牵头）"
    plan = read_plan(Document("plan.docx", read_docx(saved(document), "plan.docx")))
    assert [(task.ref, who(task)) for task in plan.tasks] == [("1.1", "县甲局:lead"), ("1.2", "县应急局:lead")]


def test_rows_of_a_table_that_nobody_knows_are_shown_as_left_out() -> None:
    plan = read_text(f"{HEAD}一、办好培训。（县甲局牵头）\n\t签发人\t张三\t\n")
    assert [one.text for one in plan.skipped] == ["签发人张三"]


def test_a_text_with_neither_items_nor_indicators_is_refused() -> None:
    with pytest.raises(Refused):
        read_text("甲县质量工作通知\n请各单位抓好落实。\n")


def test_a_number_that_stands_beside_another_is_not_called_absent_too() -> None:
    text = """2013年度甲县质量行动计划
一、重点任务
1.开展认证。到年底，新增获得质量管理体系认证的服务企业5家以上。(县质监局牵头)
2.抓好监管。到年底，检查企业100家以上。(县质监局牵头)
附件1
甲县主要指标
序号	指标	目标值	责任单位
1	新增获得质量管理体系认证的服务企业数	1家	县质监局
2	抽查批次	20批	县质监局
"""
    found = read_text(text).findings
    paired = {ref for one in found for ref in refs_of_both(one) or ()}
    assert paired, [one.text for one in found]
    for one in found:
        if one.kind in {"orphan_indicator", "text_only"}:
            assert not any(
                ref in one.text.rstrip("。.").replace("、", " ").replace("：", " ").split() for ref in paired
            )
