"""What the bench says of its rows: how they grow, what they miss, where a peer is ahead."""

from tests.bench.growth import ahead, growth_line, growths, missed

ROW = {"part": "commands", "milliseconds": 50.0, "megabytes": 16.0, "beside": "", "aims": {}}
SMALL = {**ROW, "name": "status", "size": 1_000, "cpu_ratio": 2.0, "aims": {"cpu_ratio": 3.0}}
LARGE = {**SMALL, "size": 10_000, "cpu_ratio": 30.0, "megabytes": 32.0}
PEER = {**ROW, "name": "(task summary)", "size": 10_000, "cpu_ratio": 6.5, "beside": "status"}


def test_a_row_grows_from_size_to_size_whatever_the_order() -> None:
    (growth,) = growths([LARGE, SMALL, PEER])
    assert growth["steps"] == [
        {"from": 1_000, "to": 10_000, "cpu_ratio": 15.0, "milliseconds": 1.0, "megabytes": 2.0},
    ]
    assert "more than linear" in growth_line(growth)


def test_what_is_slower_than_its_aim_or_than_a_peer_is_said() -> None:
    rows = [SMALL, LARGE, PEER]
    assert missed(rows) == ["status  at 10,000: cpu_ratio 30.0, aim 3.0"]
    assert ahead(rows) == ["(task summary)  at 10,000: 6.5 against 30.0 of status"]
