"""The office that writes papers, and how each kind of paper goes out."""

from collections.abc import Mapping
from types import MappingProxyType

from qualitytui.named_tuple import NamedTuple


class PaperSettings(NamedTuple):
    """How one kind of paper goes out; `limit` is in working days, `next` the number to go on with."""

    issuer: str = ""
    approver_title: str = ""
    copy_to: tuple[str, ...] = ()
    layout: str = "letter"
    limit: int | None = None
    copies: int | None = None
    template: str = ""
    seal: bool = True
    code: str = ""
    next: int | None = None


class Office(NamedTuple):
    """The office and its papers as they hold now; `papers` has a level as supervise.red."""

    name: str = ""
    short: str = ""
    group: str = ""
    parent: str = ""
    contact: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    address: str = ""
    papers: Mapping[str, PaperSettings] = MappingProxyType({})
    colours: tuple[str, ...] = ()

    def paper(self, kind: str, level: str | None = None) -> PaperSettings:
        """How a kind of paper goes out, or one level of it."""
        return self.papers.get(f"{kind}.{level}") or self.papers.get(kind) or PaperSettings()

    def colour(self, level: str | None) -> str:
        """The word for the colour of a letter; "" where none is set."""
        levels = ("blue", "orange", "red")
        return dict(zip(levels, self.colours, strict=False)).get(level or "", "")
