"""The rounds of return forms as a JSON document (--json)."""

from typing import Any

from qualitytui.model.forms import RoundState


def round_json(state: RoundState) -> dict[str, Any]:
    """One round with who was asked, who returned when, who is missing."""
    round_ = state.round
    return {
        "round": round_.number,
        "title": round_.title,
        "sent": round_.sent,
        "by": round_.by,
        "cutoff": round_.cutoff,
        "number": state.number,
        "departments": [
            {name: value for name, value in department._asdict().items() if name != "id"}
            for department in state.departments
        ],
        "missing": list(state.missing),
        "unstamped": list(state.unstamped),
        "complete": state.is_complete,
    }
