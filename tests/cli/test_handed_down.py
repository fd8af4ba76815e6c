"""Items that a leader hands down: counted like the plan's and named apart."""

from tests.cli.program import Program


def test_items_handed_down_count_like_the_plans_and_are_named_apart(small: Program) -> None:
    assert "交办" not in small("status").out
    words = ("task", "add", "组织质量月现场会", "--dept", "县质监局", "--role", "lead", "--due", "2013-09-20")
    assert small(*words).code == 0
    status = small("status", "--json").json
    assert (status["tasks"]["total"], status["tasks"]["attributed"], status["tasks"]["handed"]) == (4, 4, 1)
    assert "（计划3，交办1）" in small("status").out
    for kind in ("week", "bulletin"):
        assert "（计划3项，交办1项）" in small("report", kind).out, kind
    assert small("undo").code == 0
    assert small("status", "--json").json["tasks"]["handed"] == 0
