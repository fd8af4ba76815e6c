"""Who answers for an item as one line of text, and such a line read by the reader of lists."""

from collections.abc import Collection, Iterable

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Attribution
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import COLUMNS, read_list
from qualitytui.reading.names import names_in


def owner_line(departments: Iterable[Attribution]) -> str:
    """The departments as a plan would list them: 牵头单位：甲局；配合单位：乙局、丙局."""
    held = [*departments]
    parts = [(label, [one.name for one in held if one.role == role]) for role, label in COLUMNS]
    return "；".join(f"{label}：{'、'.join(names)}" for label, names in parts if names)


def read_owners(text: str, custom: Conventions, known: Collection[str] = ()) -> tuple[tuple[Attribution, ...], bool]:
    """The departments that a typed line names, and whether it leaves the list open.

    Names that are `known` stay as they are; raises Refused where the line is no list of departments.
    """
    if not text.strip():
        return (), False
    # The line says itself who leads: the document's rule for lists without a word for it would change what is typed.
    read = read_list(text, custom.plain, is_apart=True)
    if read is None:
        raise Refused(
            say("“{text}” is not a list of departments.", text=text),
            say("Write it as a plan does: 牵头单位：甲局；配合单位：乙局、丙局. Nothing was changed."),
        )
    written = set(names_in(text.replace("：", "、").replace(":", "、").replace("；", "、")))
    kept = written & {*known}
    found = [_as_known(one, kept) for one in read.departments]
    return tuple(dict.fromkeys(found)), read.is_open


def _as_known(one: Attribution, kept: Iterable[str]) -> Attribution:
    """A department by its known name where the reader put a level before it."""
    return next((one._replace(name=name) for name in kept if one.name != name and one.name.endswith(name)), one)
