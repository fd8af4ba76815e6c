"""A reference as a person types it becomes the one item it names."""

from qualitytui.errors import Refused
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader
from qualitytui.text import fold
from qualitytui.words import say


def find_item(reader: Reader, ref: str) -> tuple[str, int]:
    """The kind (task or indicator) and id of the item that a ref names; refuses unknown and ambiguous ones."""
    plan, _, number = ref.strip().rpartition(":")
    number = fold(number).upper()
    found = reader.rows(
        "SELECT 'task', t.id, p.key || ':' || t.ref, p.key FROM task t JOIN plan p ON p.id = t.plan "
        "WHERE t.ref = ?1 UNION ALL "
        "SELECT 'indicator', i.id, p.key || ':' || i.ref, p.key FROM indicator i "
        "JOIN plan p ON p.id = i.plan WHERE i.ref = ?1",
        (number,),
    ).fetchall()
    items = [item for item in found if not plan or item[3] == plan]
    if not items:
        known = [row[0] for row in reader.rows("SELECT ref FROM task UNION ALL SELECT ref FROM indicator LIMIT 20000")]
        raise Refused(say("There is no item {ref}.", ref=ref), nearest_hint(number, known))
    if len(items) > 1:
        raise Refused(
            say("{ref} can mean several items: {refs}.", ref=ref, refs=", ".join(item[2] for item in items)),
            say("Write the plan before the number, such as {ref}.", ref=items[0][2]),
        )
    return items[0][0], items[0][1]


def find_task(reader: Reader, ref: str) -> int:
    """The id of the task that a ref names."""
    kind, key = find_item(reader, ref)
    if kind != "task":
        raise Refused(
            say("{ref} is an indicator, not a task.", ref=ref),
            say(
                "Tasks have refs such as 3.2.5; an indicator takes: qualitytui indicator measure {ref} VALUE",
                ref=ref,
            ),
        )
    return key


def find_indicator(reader: Reader, ref: str) -> int:
    """The id of the indicator that a ref names."""
    kind, key = find_item(reader, ref)
    if kind != "indicator":
        raise Refused(
            say("{ref} is a task, not an indicator.", ref=ref),
            say("Its indicators have refs such as {ref}#1; see them with: qualitytui show {ref}", ref=ref),
        )
    return key
