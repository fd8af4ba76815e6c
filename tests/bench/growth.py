"""How each row grows from one size to the next, which miss what is asked of them, and where a peer is ahead."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Row = Mapping[str, object]
LINEAR = 1.25
"""How much faster than its size a row may seem to grow on a busy machine."""
MEASURES = ("cpu_ratio", "milliseconds", "megabytes", "bytes")
"""What may grow; the processor's time over the floor, where it is known, stands before the time on the wall."""


def growths(rows: Sequence[Row]) -> list[dict[str, object]]:
    """For every row its factors from each size to the next; as many times as the size is linear."""
    by_name: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        by_name.setdefault((row["part"], row["name"], row.get("window")), []).append(row)
    return [
        {"part": part, "name": name, "window": window, "steps": list(_steps(alike))}
        for (part, name, window), alike in by_name.items()
        if len(alike) > 1
    ]


def _steps(alike: Sequence[Row]) -> Iterator[dict[str, object]]:
    for before, after in pairwise(sorted(alike, key=lambda row: _number(row["size"]))):
        factors = {
            name: round(_number(after[name]) / _number(before[name]), 2)
            for name in MEASURES
            if before.get(name) and after.get(name) is not None
        }
        yield {"from": before["size"], "to": after["size"], **factors}


def growth_line(growth: Row) -> str:
    """One row of the table of growth."""
    steps = growth["steps"]
    assert isinstance(steps, list)
    told = (
        f"{step['from']:>9,} -> {step['to']:<9,} x{_factor(step):<7}"
        f"{step.get('megabytes', step.get('bytes', 0)):>5} {'MB' if 'megabytes' in step else 'B'}"
        f"{' more than linear' if _factor(step) > LINEAR * step['to'] / step['from'] else ''}"
        for step in steps
    )
    return f"{growth['name']!s:<34}{growth['window'] or '':>7}  {'  '.join(told)}"


def _factor(step: Mapping[str, float]) -> float:
    return step.get("cpu_ratio", step.get("milliseconds", 0))


def missed(rows: Sequence[Row]) -> list[str]:
    """What is asked of a row and not met."""
    return [
        f"{row['name']} {row.get('window', '')} at {row['size']:,}: {name} {row[name]}, aim {aim}"
        for row in rows
        for name, aim in dict(_aims(row)).items()
        if _number(row[name]) > aim
    ]


def ahead(rows: Sequence[Row]) -> list[str]:
    """Where another program does the same in less time."""
    ours = {_place(row, row["name"]): row for row in rows}
    pairs = ((row, ours.get(_place(row, row["beside"]))) for row in rows if row.get("beside"))
    return [
        f"{row['name']} {row.get('window', '')} at {row['size']:,}: {_cost(row)} against {_cost(own)} of {own['name']}"
        for row, own in pairs
        if own and _cost(row) < _cost(own)
    ]


def _place(row: Row, name: object) -> tuple[object, ...]:
    return row["part"], row["size"], row.get("window"), name


def _cost(row: Row) -> float:
    return _number(row.get("cpu_ratio", row["milliseconds"]))


def _aims(row: Row) -> Mapping[str, float]:
    aims = row["aims"]
    assert isinstance(aims, dict)
    return aims


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return value
