"""Stores received forms unchanged in the workbook's folder of received files, readable by their owner only."""

from collections.abc import Sequence
from pathlib import Path

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.exchange.forms.results import FileResult
from qualitytui.file_names import fit_name
from qualitytui.i18n import say
from qualitytui.system_errors import why_of
from qualitytui.workbook.commands.forms import FormFile


def with_places(results: Sequence[FileResult], today: str) -> list[FileResult]:
    """The results with the name under which each file is to be kept; no name of a person stands in it."""
    return [_placed(result, result.received, today) if result.received else result for result in results]


def _placed(file_result: FileResult, received: FormFile, today: str) -> FileResult:
    end = Path(file_result.file).suffix.lower()
    name = fit_name(file_result.department or "退改", received.sha256[:12], end=end if end.isascii() else "")
    return file_result._replace(received=received._replace(kept=f"{today[:7]}/{name}"))


def keep(folder: Path, results: Sequence[FileResult]) -> list[Path]:
    """Writes each received file, unless it is there; returns those that were written."""
    written = list[Path]()
    try:
        for file_result in results:
            if file_result.received is None:
                continue
            target = folder / file_result.received.kept
            if target.is_file() and target.read_bytes() == file_result.content:
                continue
            with files.drafted(target.parent) as draft:
                files.write_new(draft, file_result.content)
                files.put(draft, target, replace=True)
            written.append(target)
    except BaseException as error:
        drop(written)
        if not isinstance(error, OSError):
            raise
        raise Refused(
            say("The forms cannot be kept in {path}: {why}.", path=folder, why=why_of(error)),
            say("Nothing was imported."),
        ) from error
    return written


def drop(written: Sequence[Path]) -> None:
    """Removes files whose import failed, and the folders that are empty then."""
    for path in written:
        path.unlink(missing_ok=True)
        files.drop_folders((path.parent.parent, path.parent))
