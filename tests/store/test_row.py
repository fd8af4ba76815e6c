import pytest

from qualitytui.store.rows import AliasRow


def test_a_row_has_an_id_once_it_is_put() -> None:
    assert AliasRow(id=7, department=1, name="质监", search="").row_id == 7


def test_a_row_that_was_not_put_gives_no_id_to_refer_to() -> None:
    with pytest.raises(LookupError, match="alias"):
        _ = AliasRow(department=1, name="质监", search="").row_id
