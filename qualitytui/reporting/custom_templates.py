"""The office's own templates, stored with a snapshot so that its report can be reproduced."""

from pathlib import Path
from typing import Final

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import language, say
from qualitytui.reporting.template import LARGEST, TEMPLATES
from qualitytui.system_errors import why_of

FOLDER: Final = "templates"
"""Where a snapshot keeps them."""


def own_templates(config: Config) -> dict[str, bytes]:
    """The office's templates that say something else than the built-in ones, by the name that a snapshot gives them."""
    folder = config.own_templates
    if folder is None or not folder.is_dir():
        return {}
    templates = {}
    for path in sorted(folder.iterdir()):
        try:
            if (
                path.name.startswith(".")
                or path.suffix == ".docx"
                or not path.is_file()
                or path.stat().st_size > LARGEST
            ):
                continue
            content = path.read_bytes()
        except OSError as error:
            raise Refused(
                say("{path} cannot be read: {why}.", path=path, why=why_of(error)),
                say("Mend it, or move it away and the built-in one is used again."),
            ) from error
        if content != _built_in(path.name):
            templates[f"{FOLDER}/{path.name}"] = content
    return templates


def _built_in(name: str) -> bytes | None:
    path = TEMPLATES / language() / name
    return path.read_bytes() if path.is_file() else None


def kept_templates(path: Path) -> str:
    """The folder of the templates that a snapshot keeps, as a setting names it; "" where it needs none."""
    return str(path / FOLDER) if (path / FOLDER).is_dir() else ""
