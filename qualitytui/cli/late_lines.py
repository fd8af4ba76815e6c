"""What stands below a list of what is due: late steps and orders; and what is to be known of its working days."""

from __future__ import annotations

from collections.abc import Sequence

from qualitytui.cli.terminal import Terminal
from qualitytui.i18n import say
from qualitytui.model.working_days import has_calendar
from qualitytui.sanitize import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.summary import LateStep
    from qualitytui.model.supervision import Rectification

MANY = 10
"""How many lines of a part are shown before the rest is only counted."""


def print_late_steps(steps: Sequence[LateStep], today: str, terminal: Terminal, total: int) -> None:
    """Prints the first of the steps that are past their day; there are so many in total."""
    if steps:
        from qualitytui.model.value_text import lateness  # noqa: PLC0415 - the line for a login has none

        terminal.print("", terminal.heading(f"{say('late steps')} {total}"))
        terminal.print_all(
            visible(
                f"  {step.due}  {step.ref}  {lateness(step.due, today)}  {step.title}  {step.person or ''}".rstrip()
            )
            for step in steps[:MANY]
        )


def print_second_looks(orders: Sequence[Rectification], today: str, terminal: Terminal) -> None:
    """Prints the orders struck off that are to be looked at once more."""
    if orders:
        from qualitytui.model.supervision_wording import second_look_line  # noqa: PLC0415 - seldom any

        terminal.print("", terminal.heading(f"{say('second looks')} {len(orders)}"))
        lines = (f"  {order.id}  {order.ref or '-'}  {second_look_line(order, today)}" for order in orders[:MANY])
        terminal.print_all(map(visible, lines))


def print_running_orders(orders: Sequence[Rectification], terminal: Terminal) -> None:
    """Prints the orders that wait for a report, each with its day."""
    if orders:
        from qualitytui.model.supervision_wording import rectification_line  # noqa: PLC0415 - seldom any

        terminal.print("", terminal.heading(f"{say('orders that run')} {len(orders)}"))
        lines = (f"  {order.id}  {order.ref or '-'}  {rectification_line(order)}" for order in orders[:MANY])
        terminal.print_all(map(visible, lines))


def tell_unknown_holidays(today: str, terminal: Terminal) -> None:
    """Says that the public holidays of the year are not known, where they are not."""
    year = int(today[:4])
    if not has_calendar(year):
        from qualitytui.model.dates import unknown_holidays_of  # noqa: PLC0415 - most years are known

        terminal.tell(unknown_holidays_of(year))
