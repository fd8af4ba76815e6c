"""What is offered where an indicator is red: an order to put it right, or one taken up again."""

from collections.abc import Sequence

from qualitytui.model.filter import Filter
from qualitytui.model.item_page import IndicatorPage
from qualitytui.model.supervision import Letter
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.items import item_page
from qualitytui.workbook.queries.supervision.letters import list_rectifications, orders_of_indicator


class Offered(NamedTuple):
    """An order to be opened on a red indicator; `order` is the one struck off that can be taken up again."""

    ref: str
    order: int | None


def order_offered(reader: Reader, ref: str) -> Offered | None:
    """What is offered where an indicator is red and no order on it runs; None where nothing is."""
    page = item_page(reader, ref)
    if not isinstance(page, IndicatorPage) or page.indicator.light != "red":
        return None
    orders = orders_of_indicator(reader, ref)
    if any(order.state != "closed" for order in orders):
        return None
    return Offered(ref, orders[0].id if orders else None)


def letters_to_order(reader: Reader, letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """The supervision letters that are past their day without an answer and whose item no order runs on."""
    late = [letter for letter in letters if letter.overdue and letter.kind == "supervise"]
    if not late:
        return ()
    orders = list_rectifications(reader, Filter())
    running = {(order.plan, order.ref, order.department) for order in orders if order.state != "closed"}
    return tuple(
        letter for letter in late if letter.ref is None or (letter.plan, letter.ref, letter.department) not in running
    )
