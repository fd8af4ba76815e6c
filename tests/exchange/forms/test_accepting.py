"""What a person decides: a field left out, one of two departments believed."""

from pathlib import Path

from qualitytui.exchange.forms.accepting import believe, differing, leave_out
from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.received_files import with_places
from qualitytui.exchange.forms.sending import form_files
from qualitytui.model.forms import Round
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.forms import TakeForms
from qualitytui.workbook.commands.task import AssignDepartment
from qualitytui.workbook.queries.form_facts import form_facts
from qualitytui.workbook.queries.forms import form_head, forms_to_send
from qualitytui.workbook.queries.items import item_page
from tests.exchange.forms.filling import Filled

ROUND = Round(1, "2013年上半年", "0123abcd", "2013-07-01", "2013-07-19", "2013-06-30")


def returned(book: Workbook, folder: Path) -> list[Path]:
    """Two departments' forms that differ on one indicator."""
    book.do(AssignDepartment("A1.2", "县农业局", role="responsible"))
    paths = list[Path]()
    for name, content in form_files(book.ask(forms_to_send), book.ask(form_head), ROUND, with_notes=False):
        department = name.removesuffix(".xlsx").partition(" ")[2]
        if department in {"县质监局", "县农业局"}:
            (folder / name).write_bytes(content)
            filled = Filled(folder / name)
            filled.put("附件1第2项", "本期累计值", 2 if department == "县质监局" else 1)
            if department == "县质监局":
                filled.put("一（一）1", "本期进展情况", "在做")
                filled.put("一（一）1", "存在问题", "缺人")
            paths.append(filled.save(folder / name))
    return paths


def test_one_of_two_that_differ_is_believed(book: Workbook, tmp_path: Path) -> None:
    paths = returned(book, tmp_path)
    weighing = FormDiff(book.ask(form_facts), book.hand.today)
    results = weighing.weigh(paths)
    ((one, other),) = differing(results)
    assert {(said.department, said.value) for said in (one, other)} == {("县质监局", "2"), ("县农业局", "1")}
    chosen = one if one.department == "县农业局" else other
    decided = believe(weighing, results, chosen)
    assert differing(decided) == []
    book.do(TakeForms(tuple(one.received for one in with_places(decided, "2013-07-19") if one.received)))
    latest = book.ask(item_page, "A1.2").indicator.latest  # type: ignore[union-attr]
    assert latest is not None
    assert (latest.value, latest.source, latest.on) == (1, "县农业局", "2013-07-19")


def test_a_field_left_out_is_not_taken(book: Workbook, tmp_path: Path) -> None:
    paths = returned(book, tmp_path)
    results = FormDiff(book.ask(form_facts), book.hand.today).weigh(paths)
    at = next(at for at, one in enumerate(results) if one.department == "县质监局")
    problem = next(one for one in results[at].taken if one.field == "problem")
    results[at] = leave_out(results[at], problem)
    assert {one.field for one in results[at].taken} == {"progress"}
    received = results[at].received
    assert received is not None
    assert [(act.text, act.reasons) for act in received.acts] == [("在做", ())]


def test_one_of_two_files_of_a_department_that_differ_is_believed(book: Workbook, tmp_path: Path) -> None:
    first = next(path for path in returned(book, tmp_path) if "质监局" in path.name)
    filled = Filled(first)
    filled.put("附件1第2项", "本期累计值", 4)
    weighing = FormDiff(book.ask(form_facts), book.hand.today)
    results = weighing.weigh([first, filled.save(tmp_path / "修改.xlsx")])
    (disputed,) = differing(results)
    assert {said.value for said in disputed} == {"2", "4"}
    decided = believe(weighing, results, next(said for said in disputed if said.value == "4"))
    assert differing(decided) == []
    assert [one.after for result in decided for one in result.taken if one.field == "value"] == [4]
