"""Every row class by the name of its table."""

from qualitytui.store.assessment_rows import ASSESSMENT_ROWS
from qualitytui.store.form_rows import FORM_ROWS
from qualitytui.store.row import Row
from qualitytui.store.rows import (
    AliasRow,
    ContactRow,
    DeadlineRow,
    DepartmentRow,
    ExtensionRow,
    FindingRow,
    IndicatorRow,
    MeasurementRow,
    PlanRow,
    ResponsibilityRow,
    SavedViewRow,
    SectionRow,
    SkippedRow,
    StepRow,
    TaskRow,
)
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.supervision_rows import SUPERVISION_ROWS
from qualitytui.store.word_rows import NewsRow, NoteRow, ReportRow
from qualitytui.store.year_end_rows import YEAR_END_ROWS

ROWS: dict[str, type[Row]] = {
    row.table: row
    for row in (
        PlanRow,
        SectionRow,
        TaskRow,
        DeadlineRow,
        IndicatorRow,
        DepartmentRow,
        AliasRow,
        ContactRow,
        ResponsibilityRow,
        ReportRow,
        ExtensionRow,
        StepRow,
        MeasurementRow,
        NewsRow,
        NoteRow,
        FindingRow,
        SkippedRow,
        SavedViewRow,
        SettingRow,
        *FORM_ROWS,
        *SUPERVISION_ROWS,
        *YEAR_END_ROWS,
        *ASSESSMENT_ROWS,
    )
}
