from qualitytui.rules.paper_days import paper_day


def test_a_day_leaves_out_the_year_of_the_day_beside_it() -> None:
    assert paper_day("2013-08-01") == paper_day("2013-08-01", "2014-01-02") == "2013年8月1日"
    assert paper_day("2013-08-01", "2013-12-31") == "8月1日"
