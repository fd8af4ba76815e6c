import ast
import socket
import sys
from pathlib import Path

import pytest

from tests.conftest import IS_ALONE, refuse_network

ROOT = Path(__file__).parent.parent
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib", "webbrowser"}
CODE = {"exec", "eval", "compile", "__import__"}


def test_where_nobody_is_alone_a_call_for_the_network_is_refused() -> None:
    with socket.socket() as one, pytest.raises(PermissionError):
        refuse_network("socket.connect", (one, ("192.0.2.1", 80)))
    with pytest.raises(PermissionError):
        refuse_network("socket.getaddrinfo", ("example.org", 80))
    refuse_network("socket.getaddrinfo", ("127.0.0.1", 80))


def test_the_suite_cannot_reach_a_network() -> None:
    with socket.socket() as one, pytest.raises(OSError, match="(?i)network"):
        one.connect(("192.0.2.1", 80))
    with pytest.raises(socket.gaierror if IS_ALONE else PermissionError):
        socket.getaddrinfo("example.org", 80)


@pytest.mark.skipif(not IS_ALONE, reason="only root on Linux can take programs out of the network")
def test_no_program_that_the_tests_start_can_reach_a_network() -> None:
    import subprocess

    code = "import socket; socket.create_connection(('192.0.2.1', 80), 20)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30)
    assert "unreachable" in done.stderr


@pytest.mark.parametrize(
    "path",
    [path for folder in ("qualitytui", "screens", "data") for path in sorted((ROOT / folder).rglob("*.py"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_source_file_knows_of_networks_or_runs_text_as_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not NETWORK & set(names), names
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CODE, node.lineno


def test_the_short_commands_load_no_network() -> None:
    import subprocess

    code = "import sys; import qualitytui.cli.run, qualitytui.cli.summary; print('socket' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
