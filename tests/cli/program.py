"""The program as the tests run it: in this process, or as a process of its own."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qualitytui.cli.dispatch import main

TODAY = "2013-07-19"


class Said(NamedTuple):
    """What one run answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def refusal(self) -> Any:
        """The one JSON object on stderr of a run with --json that failed."""
        return json.loads(self.err)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def refs(self) -> list[str]:
        """The first field of every line of --plain --columns ref."""
        return [line.partition("\t")[0] for line in self.lines]


class Program(NamedTuple):
    """Runs command lines on one workbook; its home is empty."""

    workbook: Path
    home: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str, today: str = TODAY, **environ: str) -> Said:
        self.capsys.readouterr()
        code = main(words, self.environ(today) | environ)
        return Said(code, *self.capsys.readouterr())

    def environ(self, today: str = TODAY) -> dict[str, str]:
        return {
            "QUALITYTUI_WORKBOOK": str(self.workbook),
            "QUALITYTUI_TODAY": today,
            "QUALITYTUI_WHO": "陈协调",
            "HOME": str(self.home),
        }

    def process(self, *words: str, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> Said:
        """Runs the same as a process of its own, without a terminal."""
        done = subprocess.run(
            [sys.executable, "-m", "qualitytui", *words],
            input=stdin,
            capture_output=True,
            env={"PATH": os.environ["PATH"], **self.environ(), **(environ or {})},
            cwd=self.home,
            timeout=60,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    def hashes(self) -> dict[str, str]:
        """The hash of every file in the workbook's folder."""
        files = [path for path in self.workbook.parent.rglob("*") if path.is_file()]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def item(self, ref: str) -> Any:
        """Everything about one item but its journal."""
        (item,) = self("show", ref, "--json").json["items"]
        del item["entries"]
        return item
