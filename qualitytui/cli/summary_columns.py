"""The columns of headings and departments in the summary."""

from __future__ import annotations

from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.light import LIGHTS, light_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.department import DepartmentLoad
    from qualitytui.model.summary import SectionLoad


def section_columns() -> list[Column[SectionLoad]]:
    """The columns of the headings."""
    return [
        Column("ref", say("ref"), lambda section: section.ref),
        Column("done", say("closed / answered for"), lambda section: f"{section.done}/{section.attributed}"),
        Column("lights", say("lights"), lambda section: _lights(section.by_light)),
        Column("title", say("title"), lambda section: section.title),
    ]


def department_columns() -> list[Column[DepartmentLoad]]:
    """The columns of the departments."""
    return [
        Column("lead", say("lead"), lambda load: str(load.lead or "")),
        Column("responsible", say("responsible"), lambda load: str(load.responsible or "")),
        Column("support", say("support"), lambda load: str(load.support or "")),
        Column("lights", say("lights"), lambda load: _lights(load.by_light)),
        Column("name", say("department"), lambda load: load.name),
    ]


def _lights(by_light: dict[str, int]) -> str:
    return " ".join(f"{light_word(light)}{by_light[light]}" for light in LIGHTS if by_light[light])
