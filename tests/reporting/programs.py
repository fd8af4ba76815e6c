"""The programs that open what was written: LibreOffice, poppler, Chromium; a test that finds none says so."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def needed(*names: str) -> str:
    """The path of the first of these programs; skips the test where there is none."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed, so nothing opens the file")


@cache
def _settings_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="libreoffice-")


def office() -> tuple[str, str]:
    """LibreOffice with settings of this process's own, which its first run writes and the others find."""
    return needed("soffice", "libreoffice"), f"-env:UserInstallation={Path(_settings_folder().name).as_uri()}"


def as_pdfs(folder: Path) -> None:
    """Prints every Word and Excel file of a folder in one run of LibreOffice; each PDF lies beside its file."""
    files = sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")])
    subprocess.run(
        [*office(), "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=600,
    )


def pages(pdf: Path) -> list[tuple[float, float]]:
    """The width and height of each page in millimetres."""
    said = subprocess.run(
        [needed("pdfinfo"), "-f", "1", "-l", "999", pdf], check=True, capture_output=True, text=True
    ).stdout
    sizes = [
        line.split("size:")[1].split("pts")[0]
        for line in said.splitlines()
        if line.startswith("Page ") and "size:" in line
    ]
    return [tuple(round(float(one) / 72 * 25.4) for one in size.split(" x ")) for size in sizes]  # type: ignore[misc]  # two


def text_of(pdf: Path, page: int) -> list[str]:
    """The lines of text on one page."""
    said = subprocess.run(
        [needed("pdftotext"), "-layout", "-f", str(page), "-l", str(page), pdf, "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [line.strip() for line in said.replace("\f", "").splitlines() if line.strip()]


@contextmanager
def browser(profile: Path) -> Iterator["Chrome"]:
    """Chromium, driven through its own driver, without a window and without the network."""
    binary, driver = needed("chromium", "chromium-browser", "google-chrome"), needed("chromedriver")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1100,1400"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options, Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()
