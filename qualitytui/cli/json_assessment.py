"""The assessment as a JSON document (--json)."""

from typing import Any

from qualitytui.model.assessment import Assessment, DepartmentScore, Objection, Point

SCHEMA = 1


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """The scores of a year."""
    return {
        "schema": SCHEMA,
        "year": assessment.year,
        "as_of": assessment.as_of,
        "decided": assessment.decided,
        "departments": [_score(department) for department in assessment.departments],
        "not_assessed": [{"name": one.name, "why": one.why} for one in assessment.not_assessed],
        "undecided": list(assessment.undecided),
    }


def _score(score: DepartmentScore) -> dict[str, Any]:
    document: dict[str, Any] = {
        "name": score.name,
        "group": score.group,
        "score": score.score,
        "band": score.band,
        "rank": score.rank,
        "self_score": score.self_score,
        "blocks": [{"name": block.name, "full": block.full, "score": block.score} for block in score.blocks],
        "points": [_point(point) for point in score.points],
        "remarks": list(score.remarks),
        "reviewed_by_group": score.is_reviewed,
    }
    return document if score.now is None else document | {"now": score.now}


def _point(point: Point) -> dict[str, Any]:
    return {
        "block": point.block,
        "what": point.what,
        "ref": point.ref,
        "points": point.points,
        "entry": point.entry,
        "why": point.why,
    }


def objection_json(objection: Objection) -> dict[str, Any]:
    """One objection with its answer."""
    return {
        "id": objection.id,
        "department": objection.department,
        "text": objection.text,
        "on": objection.on,
        "state": objection.state,
        "answer": objection.answer,
    }
