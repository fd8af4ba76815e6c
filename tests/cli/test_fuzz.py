"""Bytes changed at random in every kind of file that comes in: a documented exit code, a sentence, nothing altered."""

import io
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.cli.program import Program, Said

DOCUMENTED = {0, 1, 2, 3, 5, 6, 7, 8}
SEEDS = range(5)
PLAN = "行动计划\n一、提升\n(一)推进质量提升。到年底,新增企业5家以上。(县质监局牵头,县经信局配合)\n附件1\n"


def spoilt(content: bytes, chance: random.Random, count: int) -> bytes:
    """Some bytes changed, now and then a piece cut out or put in twice."""
    whole = bytearray(content)
    for _ in range(count):
        at = chance.randrange(len(whole))
        match chance.randrange(8):
            case 0:
                del whole[at : at + chance.randrange(40)]
            case 1:
                whole[at:at] = whole[at : at + chance.randrange(40)]
            case _:
                whole[at] = chance.randrange(256)
    return bytes(whole)


def flipped(content: bytes, chance: random.Random, count: int) -> bytes:
    """Some bytes changed; as many as before."""
    whole = bytearray(content)
    for _ in range(count):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return bytes(whole)


def is_answer(said: Said) -> bool:
    """Whether a run ended as it should: a documented code, a sentence where it failed, no traceback."""
    return said.code in DOCUMENTED and "Traceback" not in said.err and bool(said.code == 0 or said.err or said.out)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_workbook_with_bits_flipped_is_read_or_refused_and_never_written(small: Program, seed: int) -> None:
    chance, whole = random.Random(seed), small.workbook.read_bytes()
    for count in (1, 1, 5, 40, 400):
        content = flipped(whole, chance, count)
        small.workbook.write_bytes(content)
        for words in (("status",), ("tasks", "--json"), ("show", "1.1.1"), ("log",), ("verify",)):
            said = small(*words)
            assert is_answer(said), (count, words, said)
            assert small.workbook.read_bytes() == content, (count, words)
        for path in small.workbook.parent.glob("workbook.db-*"):
            path.unlink()


def word() -> bytes:
    document, content = docx.Document(), io.BytesIO()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.add_table(rows=2, cols=3)
    document.save(content)
    return content.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "notice.docx": word,
    "notice.txt": lambda: PLAN.encode("gb18030"),
    "notice.md": lambda: PLAN.encode("utf-16"),
    "plan.toml": lambda: (
        b'title = "x"\nyear = 2013\n[[tasks]]\nref = "1"\nnumber = "1."\ntitle = "t"\ntext = "t"\nline = 1\n'
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_document_with_bytes_changed_is_read_or_refused(small: Program, name: str) -> None:
    path, whole = small.home / name, KINDS[name]()
    before = small.hashes()
    for seed in range(12):
        path.write_bytes(spoilt(whole, random.Random(seed), 1 + seed))
        said = small("plan", "import", str(path), "--dry-run")
        assert is_answer(said), (seed, said)
    path.write_bytes(random.Random(name).randbytes(5000))
    assert small("plan", "import", str(path), "--dry-run").code in {0, 1}
    assert small.hashes() == before


@pytest.mark.parametrize("seed", SEEDS)
def test_settings_with_bytes_changed_leave_the_defaults_and_are_said(small: Program, seed: int) -> None:
    folder = small.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    whole = (
        b'due_soon_days = 9\ntheme = "light"\nmouse = false\n[keys]\nreport = "R"\n[holidays.2027]\noff = ["01-01"]\n'
    )
    chance = random.Random(seed)
    for _ in range(8):
        (folder / "config.toml").write_bytes(spoilt(whole, chance, chance.randrange(1, 12)))
        for words in (("status", "--brief"), ("config",)):
            said = small(*words)
            assert said.code == 0, said
            assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [("show", "-"), ("plan", "read", "-"), ("task", "start", "-")], ids=str)
def test_random_bytes_on_standard_input_are_answered(small: Program, words: tuple[str, ...]) -> None:
    for content in (random.Random(5).randbytes(3000), b"\xff\xfe" + PLAN.encode("utf-16-le")[:-1], b"\x00" * 500):
        assert is_answer(small.process(*words, stdin=content)), words


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody else")
def test_whom_the_rights_keep_out_is_told_so_and_changes_nothing(small: Program) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        open_to_all = small._replace(workbook=Path(shutil.copy(small.workbook, folder)), home=folder)
        for mode, code in ((0o600, 1), (0o644, 0)):
            open_to_all.workbook.chmod(mode)
            before = open_to_all.hashes()
            assert as_nobody(open_to_all, "tasks") == code
            assert as_nobody(open_to_all, "task", "start", "1.1.1") == 1
            assert as_nobody(open_to_all, "backup") == 1
            assert open_to_all.hashes() == before


def in_the_name_of_nobody(work: Callable[[], int]) -> int:
    """The exit code of some work in a process of somebody without rights."""
    process = os.fork()
    if process == 0:
        code = 99
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            code = work()
        finally:
            os._exit(code)  # the tests go on in the other process alone
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def as_nobody(program: Program, *words: str) -> int:
    """The exit code of the same command by somebody without rights."""
    return in_the_name_of_nobody(lambda: program(*words).code)
