"""What of returned forms is ticked: by file and by field."""

from qualitytui.exchange.forms.deciding import first_deciding
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected
from qualitytui.workbook.commands.forms import FormFile
from qualitytui.workbook.form_acts import FormAct

STATUS = AcceptedField("1.1.1", "status", "in_progress", "behind")
TEXT = AcceptedField("1.1.1", "progress", None, "在做")
FALLS = AcceptedField("A1.1", "value", 5.0, 4.0, "falls", "比上期低。")
ACTS = (
    FormAct("p:1.1.1", 1, "2013-07-18", 4, "F4", ("status", "progress"), status="behind", text="在做"),
    FormAct("p:A1.1", 1, "2013-07-18", 5, "G5", ("value",), value=4.0, is_indicator=True),
)
FILE = FormFile("a.xlsx", "", "0", 1, 1, acts=ACTS)
NEW = FileResult("a.xlsx", "new", "县质监局", 1, (STATUS, TEXT, FALLS), received=FILE)
BAD = Rejected("G9", "A1.2", "value", "约3", "not_a_number", "不是数字。")
OTHER = FileResult("b.xlsx", "new", "县商务局", 1, (), refused=(BAD,), received=FILE._replace(name="b.xlsx", acts=()))
NO_FORM = FileResult("c.csv", "unknown", why="不是报送表。")


def test_every_field_is_ticked_but_those_that_a_rule_asks_about() -> None:
    first = first_deciding([NEW, OTHER, NO_FORM])
    assert first.counts() == (2, 2, 1, 1)
    kept, blank = first.accepted()
    assert [one.field for one in kept.taken] == ["status", "progress"]
    assert kept.received is not None
    assert [act.fields for act in kept.received.acts] == [("status", "progress")]
    assert blank.file == "b.xlsx"


def test_a_field_and_a_file_are_ticked_and_not_again() -> None:
    first = first_deciding([NEW, OTHER, NO_FORM])
    with_value = first.with_field(0, FALLS).with_field(0, STATUS)
    assert [one.field for one in with_value.accepted()[0].taken] == ["progress", "value"]
    without = with_value.with_file(0)
    assert [one.file for one in without.accepted()] == ["b.xlsx"]
    assert without.counts() == (1, 0, 3, 1)
    assert without.with_file(0) == with_value
