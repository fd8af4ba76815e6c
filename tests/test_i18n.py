from qualitytui.i18n import in_line


def test_chinese_sentences_stand_beside_each_other_without_a_blank_english_ones_with_one() -> None:
    assert in_line("没有单位财务局。", "是否指 县财政局？") == "没有单位财务局。是否指 县财政局？"
    assert in_line("There is no department 财务局.", "", "Did you mean 县财政局?") == (
        "There is no department 财务局. Did you mean 县财政局?"
    )
