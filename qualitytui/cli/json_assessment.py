"""The assessment as a JSON document (--json)."""

from typing import Any

from qualitytui.model.assessment import Assessment, DepartmentScore, Objection, Point

SCHEMA = 1


def assessment_json(found: Assessment) -> dict[str, Any]:
    """The scores of a year."""
    return {
        "schema": SCHEMA,
        "year": found.year,
        "as_of": found.as_of,
        "decided": found.decided,
        "departments": [_score(one) for one in found.departments],
        "not_assessed": [{"name": one.name, "why": one.why} for one in found.not_assessed],
        "undecided": list(found.undecided),
    }


def _score(one: DepartmentScore) -> dict[str, Any]:
    document: dict[str, Any] = {
        "name": one.name,
        "group": one.group,
        "score": one.score,
        "band": one.band,
        "rank": one.rank,
        "self_score": one.self_score,
        "blocks": [{"name": block.name, "full": block.full, "score": block.score} for block in one.blocks],
        "points": [_point(point) for point in one.points],
        "remarks": list(one.remarks),
        "reviewed_by_group": one.is_reviewed,
    }
    return document if one.now is None else document | {"now": one.now}


def _point(point: Point) -> dict[str, Any]:
    return {
        "block": point.block,
        "what": point.what,
        "ref": point.ref,
        "points": point.points,
        "entry": point.entry,
        "why": point.why,
    }


def objection_json(one: Objection) -> dict[str, Any]:
    """One objection with its answer."""
    return {
        "id": one.id,
        "department": one.department,
        "text": one.text,
        "on": one.on,
        "state": one.state,
        "answer": one.answer,
    }
