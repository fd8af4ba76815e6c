"""Parses the document text that the workbook stores once more."""

from qualitytui.model.plan import Plan
from qualitytui.reading.document import from_text
from qualitytui.reading.plan_toml import from_toml
from qualitytui.reading.reader import read_plan


def read_again(name: str, text: str) -> Plan:
    """Returns the plan of a kept document; raises Refused where the text holds none."""
    return from_toml(text) if name.lower().endswith(".toml") else read_plan(from_text(text, name))
