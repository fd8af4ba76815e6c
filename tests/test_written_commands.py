"""Every command line that the README and the manual write runs as it stands, on the oldest Python that is named."""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import qualitytui_data
from qualitytui.cli.dispatch import main
from qualitytui.i18n import use
from tests.samples import make_sample

ROOT = Path(__file__).parent.parent
MANUAL = Path(qualitytui_data.__file__).parent / "manual"
COMMAND = re.compile(
    r"(?:(?<=\.venv/bin/)|(?<![\w/]))qualitytui(?: (?:\"[^\"\n]*\"|'[^'\n]*'|[^\s'\"`，。；（）：()|]+))+"
)
IN_PROSE = (
    "qualitytui report week --snapshot 2013-W28",
    "qualitytui tables in 文件",
    "qualitytui tables in FILE",
    "qualitytui tasks no:due -no:dept --plain --columns ref | qualitytui task due - 年底 --assumed",
    "qualitytui tasks no:due -no:dept --plain --columns ref | qualitytui task due - 12/31 --assumed",
    'eval "$(qualitytui completion bash)"',
    "qualitytui config",
    "qualitytui status",
)
"""The lines that stand in the sentences of the manual."""
PLACES = (
    *(("通知.docx", "notice.docx"), ("plan import 文件", "plan import notice.docx"), ("文件夹", "folder")),
    *(("plan import FILE", "plan import notice.docx"), ("FOLDER", "folder")),
    *(("tables in 文件", "tables in tasks.csv"), ("tables in FILE", "tables in tasks.csv")),
)
SHELL = re.compile(r"[|$&;<>*~]")
"""What a shell takes apart."""
OPEN = {"qualitytui demo", "qualitytui", "qualitytui --screen-reader"}
"""What opens the screens."""


def written(text: str) -> list[str]:
    """The command lines of the README, in their order, each once."""
    blocks = [*re.findall(r"```sh\n(.*?)```", text, re.DOTALL), *re.findall(r"`(qualitytui [^`\n]*)`", text)]
    found = [line.partition("  #")[0] for block in blocks for line in block.splitlines()]
    lines = [match[0].strip() for line in found for match in COMMAND.finditer(line)]
    return list(dict.fromkeys(line for line in lines if line not in OPEN))


README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = [line for line in written((ROOT / "README.en.md").read_text(encoding="utf-8")) if line not in written(README)]
"""What only the English README writes."""
CHAPTERS = {path.name: path.read_text(encoding="utf-8") for path in sorted(MANUAL.glob("*.md"))}
LINES = [
    *(("README.md", line) for line in written(README)),
    *(("README.en.md", line) for line in ENGLISH),
    *((name, line) for name, text in CHAPTERS.items() for line in IN_PROSE if line in text),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the lines name: a workbook, a document, a table, a snapshot of the week."""
    folder = tmp_path_factory.mktemp("written")
    use("zh")
    make_sample(folder / "workbook.db")
    document = docx.Document()
    for line in ("2014年行动计划", "一、提升", "(一)推进质量提升。到年底,新增企业5家以上。(县质监局牵头)"):
        document.add_paragraph(line)
    document.save(str(folder / "notice.docx"))
    for line in ("tables out .", "--today 2013-07-12 snapshot take", "task report 3.2.5 已办"):
        done = run(folder, f"qualitytui {line}")
        assert done.returncode == 0, done.stderr
    return folder


def environ_of(folder: Path) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "QUALITYTUI_WORKBOOK": str(folder / "workbook.db"),
        "QUALITYTUI_TODAY": "2013-07-19",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
    }


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """One line as a shell runs it."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=environ_of(folder),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def filled(line: str) -> str:
    """The line with what stands for a name replaced by one."""
    for mark, name in PLACES:
        line = line.replace(mark, name)
    return line


def answered(folder: Path, line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the errors of a line; what no shell need take apart runs in this process, as it is faster."""
    if SHELL.search(line):
        done = run(folder, line)
        return done.returncode, done.stderr
    with contextlib.chdir(folder):
        code = main(shlex.split(line)[1:], environ_of(folder))
    return code, capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="the lines are written for a shell")
@pytest.mark.parametrize(("name", "line"), LINES, ids=[f"{name}: {line}" for name, line in LINES])
def test_every_line_that_is_written_runs(place: Path, name: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(place, place.parent / f"{place.name}-{abs(hash((name, line)))}"))
    if " init" in line:
        (folder / "workbook.db").unlink()
    code, errors = answered(folder, filled(line), capsys)
    assert code in {0, 3, 141}, (filled(line), errors)
    assert "Traceback" not in errors
    shutil.rmtree(folder)


def test_the_lines_are_found() -> None:
    assert {name for name, _ in LINES} == {"README.md", "README.en.md", *CHAPTERS}
    assert len(LINES) > 30


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_line_of_the_manual_is_left_out(name: str) -> None:
    rest = CHAPTERS[name]
    for line in sorted(IN_PROSE, key=len, reverse=True):
        rest = rest.replace(line, "")
    assert re.findall(r"qualitytui [a-z-]+", rest) == []


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_the_command_that_failed_on_the_oldest_python_runs_on_each(place: Path, version: str) -> None:
    python = (
        sys.executable
        if version == f"{sys.version_info[0]}.{sys.version_info[1]}"
        else shutil.which(f"python{version}")
    )
    asked = [python or "", "-c", "import qualitytui, sqlite_utils, textual, jinja2"]
    if python is None or subprocess.run(asked, capture_output=True, cwd=place, check=False).returncode:
        pytest.skip(f"Python {version} with the program's packages is not installed here")
    done = run(place, f"{python} -m qualitytui report templates")
    assert done.returncode == 0, done.stderr


def test_the_oldest_python_is_the_one_the_package_asks_for() -> None:
    oldest = re.search(r"Python (3\.\d+)", README)
    assert oldest is not None
    assert f'requires-python = ">={oldest[1]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
