"""Who issues a paper, who approves it, its usual limit."""

from typing import NamedTuple


class PaperKind(NamedTuple):
    """One kind of paper: the title of who approves it, its limit in working days, to whom copies go, its code."""

    approver: str
    limit: int
    copy_to: str = ""
    code: str = ""
    template: str = "supervise"


class PaperOffice(NamedTuple):
    """The office as papers name it; what is not set is left blank."""

    name: str
    group: str
    contact: str = ""
    phone: str = ""
