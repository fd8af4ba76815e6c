"""The columns of the two sheets of a return form: heading, width, whether a department writes there."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qualitytui.named_tuple import NamedTuple

FORM_STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_started": "未启动",
        "in_progress": "正常推进",
        "behind": "滞后",
        "reported": "已完成(待核)",
    }
)
"""The words of a form for each status that a department may report."""

TASK_SHEET: Final = "任务进展"
INDICATOR_SHEET: Final = "指标完成"
NOTE_SHEET: Final = "填报说明"
SUPPORT_ROW: Final = "配合事项（只填本单位所做工作）"
FREE_ROW: Final = "其他需报告事项"
MARK_HEADING: Final = "识别码"
REPORTED_BY, PHONE, FILLED_ON = "填报人", "联系电话", "填报日期"
FOOT_ABOVE: Final = ("填报单位(盖章)", "分管领导(签字)", "审核人")
FOOT_BELOW: Final = (REPORTED_BY, PHONE, FILLED_ON)
FOOT_HEADINGS: Final = {"sender": REPORTED_BY, "phone": PHONE, "filled_on": FILLED_ON}
"""The label of each field of the foot that is read back."""
HEAD_DEPARTMENT, HEAD_ROUND = "填报单位", "报送期"


class FormColumn(NamedTuple):
    """One column: the field it holds, its heading, its width in characters, whether it is filled in."""

    name: str
    heading: str
    width: float
    is_filled: bool = False
    prompt: str = ""


TASK_COLUMNS: Final = (
    FormColumn("label", "编号", 7),
    FormColumn("title", "工作任务及目标", 26),
    FormColumn("role", "角色", 5),
    FormColumn("due", "完成时限", 10),
    FormColumn("last", "上期情况", 14),
    FormColumn("progress", "本期进展情况", 30, True, "写做了什么、到什么程度，不写“正在推进”。300字以内。"),
    FormColumn("status", "状态", 9, True, "从列表中选择。是否办结由本办核定。"),
    FormColumn("problem", "存在问题", 16, True, "未按序时推进的，写明原因。"),
    FormColumn("decision", "需协调事项", 12, True, "需要县里或其他单位决定、配合的事项。"),
    FormColumn("next_step", "下一步措施", 16, True, "写做什么、由谁做。"),
    FormColumn("promised", "预计完成日期", 10, True, "状态为滞后的必填，如2013-09-30。"),
    FormColumn("evidence", "佐证材料", 10, True, "写材料名称，或“附后1-3”。"),
)
INDICATOR_COLUMNS: Final = (
    FormColumn("label", "编号", 7),
    FormColumn("title", "指标名称", 28),
    FormColumn("unit", "计量单位", 8),
    FormColumn("target", "年度目标", 12),
    FormColumn("last_value", "上期值", 10),
    FormColumn("last_on", "截止", 10),
    FormColumn("value", "本期累计值", 10, True),
    FormColumn("numerator", "分子", 8, True, "比率类指标可填，程序据以核对。"),
    FormColumn("denominator", "分母", 8, True, "比率类指标可填，程序据以核对。"),
    FormColumn("on", "统计截止日", 11, True, "不填即为表头的统计截止日。"),
    FormColumn("definition", "数据来源及口径", 24, True, "可从列表选择，也可另写。"),
    FormColumn("proof", "佐证", 12, True),
    FormColumn("remark", "说明", 12, True),
)
FORECAST_COLUMN: Final = FormColumn("forecast", "预计全年完成值", 9, True, "预计到年底的数，单位同“计量单位”栏。")
"""What an office may ask for besides: the value that is expected at the end of the year."""
ROLE_WORDS: Final = {"lead": "牵头", "responsible": "负责", "support": "配合"}
OFFICE_CELLS: Final = {
    form_column.name: form_column.heading
    for form_column in (*TASK_COLUMNS, *INDICATOR_COLUMNS)
    if form_column.name in {"last", "last_value"}
}
"""The columns in which the office repeats the last round."""
SOURCES: Final = ("本部门统计", "检验报告", "上级通报", "统计局")
HEADINGS: Final = {
    **{column.heading: column.name for column in (*TASK_COLUMNS, *INDICATOR_COLUMNS, FORECAST_COLUMN)},
    "序号编号": "label",
    "任务编号": "label",
    "指标编号": "label",
    "工作任务": "title",
    "指标": "title",
    "本期进展": "progress",
    "进展情况": "progress",
    "进展": "progress",
    "工作进展": "progress",
    "目前状态": "status",
    "进展状态": "status",
    "问题": "problem",
    "主要问题": "problem",
    "下一步工作": "next_step",
    "下步措施": "next_step",
    "下一步打算": "next_step",
    "完成日期": "promised",
    "预计完成时间": "promised",
    "本期值": "value",
    "累计值": "value",
    "完成值": "value",
    "实绩": "value",
    "预计全年": "forecast",
    "全年预计完成值": "forecast",
    "全年预计": "forecast",
    "统计截止": "on",
    "截止日期": "on",
    "数据来源": "definition",
    MARK_HEADING: "mark",
}
"""The field of each heading, and of what people make of one."""
TASK_FIELDS: Final = tuple(column.name for column in TASK_COLUMNS if column.is_filled)
INDICATOR_FIELDS: Final = tuple(column.name for column in (*INDICATOR_COLUMNS, FORECAST_COLUMN) if column.is_filled)
FIELD_HEADINGS: Final = {
    column.name: column.heading for column in (*INDICATOR_COLUMNS, FORECAST_COLUMN, *TASK_COLUMNS) if column.is_filled
}
"""The heading of each field that is filled in."""


class FormLayout(NamedTuple):
    """The columns of the two sheets in their order, and the status words that a department chooses from."""

    tasks: tuple[FormColumn, ...] = TASK_COLUMNS
    indicators: tuple[FormColumn, ...] = INDICATOR_COLUMNS
    statuses: Mapping[str, str] = FORM_STATUSES

    @property
    def has_forecast(self) -> bool:
        """Whether the value expected at the end of the year is asked for."""
        return FORECAST_COLUMN in self.indicators
