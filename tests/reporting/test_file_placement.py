"""Several files are written together or, where something fails, none of the new ones is left."""

from pathlib import Path

import pytest

from qualitytui.reporting.file_placement import written_together


def test_new_files_go_again_where_what_follows_fails_and_others_stay(tmp_path: Path) -> None:
    old, new = tmp_path / "a.csv", tmp_path / "sub" / "b.csv"
    old.write_bytes(b"before")

    def interrupted() -> None:
        with written_together({old: b"after", new: b"new"}, replace=True):
            assert (old.read_bytes(), new.read_bytes()) == (b"after", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert old.read_bytes() == b"after"
    assert not new.exists()


def test_files_that_were_written_together_stay(tmp_path: Path) -> None:
    targets = {tmp_path / "a.csv": b"a", tmp_path / "b.csv": b"b"}
    with written_together(targets):
        pass
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == targets
