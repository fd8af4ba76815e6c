"""One datum of an item: what it is called, what it is, how it is shown and whether it can be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from qualitytui.i18n import say
from qualitytui.model.roles import ANSWERING, Responsibility
from qualitytui.model.value_text import shown_value
from qualitytui.named_tuple import Generic, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeVar

    V = TypeVar("V")
    V_contra = TypeVar("V_contra", contravariant=True)
    Value = str | float | tuple[str, ...] | None
    Kind = Literal["text", "key", "day", "number", "count", "share", "light", "status", "names", "flag"]
    """`key` is what a row is known by; `names` holds several names, `flag` a yes or no."""
else:
    V_contra = None
MEASURED = frozenset({"day", "number", "count"})
"""The kinds that a spreadsheet holds as values instead of text."""


class Field(NamedTuple, Generic[V_contra]):
    """One datum: `label` is its heading, `value` what programs are given; labels are keys of the catalogue.

    `short_label` stands above a narrow column, `order_label` names the order by it; `width` is in characters of a
    worksheet. `sort` is the store's key of the order by it, with a minus where the largest comes first.
    `importable` is how an edited cell is compared: "" where it is computed, `beside` where it comes in only together
    with another one, `never` where it is not compared; `import_name` names it in a row's checksum.
    """

    name: str
    label: str
    value: Callable[[V_contra], Value]
    kind: Kind = "text"
    text: Callable[[V_contra], str] | None = None
    """What people are shown, where that is not the value itself."""
    fit: Callable[[V_contra, int], str] | None = None
    """What people are shown in so many cells, where it can be shortened better than by cutting."""
    width: float = 14
    short_label: str = ""
    sort: str = ""
    order_label: str = ""
    importable: str = ""
    import_name: str = ""

    def shown(self, item: V_contra) -> str:
        """The datum as people read it."""
        return value_text(self.value(item)) if self.text is None else self.text(item)

    def plain(self, item: V_contra) -> str:
        """The datum as programs read it in a line of text."""
        value = self.value(item)
        return ",".join(value) if isinstance(value, tuple) else shown_value(value)

    def cell(self, item: V_contra) -> str | float | None:
        """The datum in a table for spreadsheets: days and numbers as values, all else as text."""
        if self.kind in MEASURED or self.text is None:
            value = self.value(item)
            return "、".join(value) if isinstance(value, tuple) else value
        return self.text(item)

    def imported_as(self) -> str:
        """The name under which its cells are compared when a table is imported; "" where it is computed."""
        return self.import_name or (self.name if self.importable else "")

    def narrow_label(self) -> str:
        """The catalogue's key of its heading above a narrow column."""
        return self.short_label or self.label


def value_text(value: Value) -> str:
    """A value as text for people; nothing where there is none."""
    return "、".join(value) if isinstance(value, tuple) else shown_value(value)


def by_name(fields: Iterable[Field[V]]) -> Mapping[str, Field[V]]:
    """The fields by their names."""
    return {field.name: field for field in fields}


def imported(fields: Mapping[str, Field[V]]) -> dict[str, str]:
    """How the cells of fields that can be imported are compared, by the names under which they are."""
    return {field.imported_as(): field.importable for field in fields.values() if field.importable}


def in_charge(departments: Iterable[Responsibility]) -> tuple[str, ...]:
    """The names of those who lead, else of those who answer."""
    known = tuple(departments)
    return next(filter(None, (names_in(known, role) for role in ANSWERING)), ())


def names_in(departments: Iterable[Responsibility], role: str) -> tuple[str, ...]:
    """The names of those that have this role."""
    return tuple(department.name for department in departments if department.role == role)


def with_roles(departments: Iterable[Responsibility]) -> tuple[str, ...]:
    """Every name with its role before it, as programs read it: lead:县质监局."""
    return tuple(f"{department.role}:{department.name}" for department in departments)


def headings(fields: Mapping[str, Field[V]], names: Iterable[str]) -> tuple[str, ...]:
    """The headings of these fields in the person's language."""
    return tuple(say(fields[name].label) for name in names)
