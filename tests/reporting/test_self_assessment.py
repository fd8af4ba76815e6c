"""The report upwards: every goal with target, value, day, source, evidence, and what is missing; the same figures."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.model.filter import Filter
from qualitytui.model.self_assessment import SelfAssessment
from qualitytui.reporting.self_assessment import (
    checklist_csv,
    checklist_docx,
    checklist_markdown,
    self_csv,
    self_docx,
    self_markdown,
)
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.evidence import AddEvidence
from qualitytui.workbook.queries.self_assessment import evidence_checklists, self_assessment
from qualitytui.workbook.queries.status import summary
from tests.samples import worked_on

TODAY = "2013-07-19"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with worked_on(tmp_path / "workbook.db") as opened:
        opened.do(AddEvidence("1.1.1", "企业名单", at="3号柜", checked_by="王科长"))
        opened.do(AddEvidence("2.1", "抽检通报", on=date(2012, 6, 1)))
        yield opened


@pytest.fixture
def view(book: Workbook) -> SelfAssessment:
    return book.ask(self_assessment)


def test_every_goal_is_there_with_what_is_missing(book: Workbook, view: SelfAssessment) -> None:
    status = book.ask(summary, Filter())
    assert len(view.goals) == status.indicators.total == 3
    assert (view.counts, view.indicators) == (status.counts, status.indicators)
    goals = {one.indicator.ref: one for one in view.goals}
    assert (goals["A1.1"].missing, goals["A1.1"].proofs) == ((), ("2-01",))
    assert (goals["1.1.1#1"].missing, goals["1.1.1#1"].proofs) == (("value",), ("1-1-01",))
    assert goals["A1.2"].missing == ("value", "evidence")


def test_the_table_and_the_paper_say_the_same(view: SelfAssessment) -> None:
    rows = list(csv.DictReader(io.StringIO(self_csv(view).decode("utf-8-sig"))))
    assert len(rows) == 3
    row = next(one for one in rows if "抽查合格率" in one["目标"])
    assert (row["完成值"], row["来源"], row["状态"], row["缺什么"]) == ("96.2%", "县农业局", "目前达标", "")
    paper = self_markdown(view)
    assert "| 96.2% | 7月19日 |" in paper
    assert "尚无完成值的目标2项" in paper
    assert "2012-06-01（不在本年度）" in paper
    assert not {"A1.1", "1.1.1", "基本完成"} & set(paper.split())
    assert self_docx(view) == self_docx(view)


def test_a_checklist_is_of_what_a_department_answers_for(book: Workbook) -> None:
    lists = book.ask(evidence_checklists)
    assert [one.task.ref for one in lists["县质监局"]] == ["1.1.1"]
    assert lists["县质监局"][0].missing == ("value",)
    assert lists["县农业局"][0].missing == ("place", "checker")
    assert "县经信局" not in lists
    assert set(book.ask(evidence_checklists, "县农业局")) == {"县农业局"}
    paper = checklist_markdown(lists, TODAY)
    assert "企业名单" in paper
    assert checklist_docx(lists, TODAY) == checklist_docx(lists, TODAY)
    assert checklist_csv(lists).decode("utf-8-sig").count("\n") == 4
