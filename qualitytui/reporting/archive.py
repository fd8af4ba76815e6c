"""The archive of a year: everything of a workbook in one zip that can be verified without this program."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from qualitytui import __version__, files
from qualitytui.errors import Refused
from qualitytui.file_names import apart, fit_name
from qualitytui.i18n import language, say, speaking
from qualitytui.model.self_assessment import SelfAssessment
from qualitytui.paths import letters_folder, received_folder, snapshots_folder
from qualitytui.progress import counted
from qualitytui.reporting.deterministic_zip import EPOCH
from qualitytui.reporting.file_placement import check_free, no_folder, unwritten
from qualitytui.reporting.formats import FILES, ReportSource
from qualitytui.reporting.self_assessment import self_csv, self_docx
from qualitytui.sanitize import line, toml, visible
from qualitytui.system_errors import why_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.maintenance import copy_whole
from qualitytui.workbook.queries.archiving import ArchiveFacts, archive_facts
from qualitytui.workbook.queries.self_assessment import self_assessment
from qualitytui.workbook.queries.week import week_of

SUMS: Final = "SHA256SUMS"
README: Final = "读我.txt"
MANIFEST: Final = "archive.toml"
DATABASE: Final = "workbook.db"
PAPERS: Final = ("md", "docx", "xlsx")
"""The kinds of papers that are put in, as of the day of the last entry."""
UPWARDS: Final[dict[str, Callable[[SelfAssessment], bytes]]] = {"self.docx": self_docx, "goals.csv": self_csv}
"""The self-assessment report and its goals."""
TEMPLATES: Final = Path(__file__).parent / "templates"
PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive that was written, or with a dry run would be: its files, and the identity of its workbook."""

    path: Path
    files: tuple[str, ...]
    workbook: str


def write_archive(book: Workbook, target: Path, *, replace: bool = False, dry_run: bool = False) -> Archived:
    """Writes everything into one zip atomically and reproducibly."""
    hint = say("Choose another name, or write over it on purpose.")
    check_free(target, hint=hint, replace=replace)
    if not target.parent.is_dir():
        raise no_folder(target)
    facts = book.ask(archive_facts)
    if dry_run:
        papers = (f"papers/{name}" for name in (*_papers(), *UPWARDS))
        names = (DATABASE, *_documents(facts), *dict(_beside(book.path)), *papers)
        return Archived(target, tuple(sorted((*names, MANIFEST, README, SUMS))), facts.workbook)
    folder, draft = files.draft_in(target.parent), files.draft_in(target.parent)
    try:
        files.sweep(target.parent)
        files.make_folder(folder)
        paths = _gathered(book, facts, folder)
        names = _pack(paths, draft)
        files.put(draft, target, replace=replace)
    except FileExistsError as error:
        raise Refused(say("{path} exists already; it was not touched.", path=target), hint) from error
    except OSError as error:
        raise unwritten(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        files.discard(draft)
    return Archived(target, names, facts.workbook)


def _gathered(book: Workbook, facts: ArchiveFacts, folder: Path) -> dict[str, Path]:
    """Every file of the archive by its name in it; what has to be made first lies in the folder."""
    copy_whole(book.path, folder / DATABASE)
    made = _documents(facts) | {MANIFEST: _manifest(facts), README: _readme(facts)}
    with book.as_of(date.fromisoformat(facts.last_day)) as then, speaking(book.config.paper_language):
        source = ReportSource(then.ask(week_of), "week", book.config.own_templates)
        made |= {
            f"papers/{name}": FILES[name][1](source) for name in counted(_papers(), say("making the papers"), every=1)
        }
        view = then.ask(self_assessment)
        made |= {f"papers/{name}": write(view) for name, write in UPWARDS.items()}
    paths = {DATABASE: folder / DATABASE} | dict(_beside(book.path))
    for nth, (name, content) in enumerate(made.items()):
        files.write_new(folder / f"{nth}", content)
        paths[name] = folder / f"{nth}"
    return paths


def _papers() -> list[str]:
    return [name for name, (kind, _) in FILES.items() if kind in PAPERS]


def _documents(facts: ArchiveFacts) -> dict[str, bytes]:
    """The documents that the plans were read from, as their text was imported."""
    names = apart(fit_name(key, end=".txt") for key, _, _ in facts.documents)
    return {f"documents/{name}": document[2].encode() for name, document in zip(names, facts.documents, strict=True)}


def _beside(workbook: Path) -> Iterator[tuple[str, Path]]:
    """The files in the folders that belong to a workbook; links and drafts are none."""
    for folder in (received_folder(workbook), letters_folder(workbook), snapshots_folder(workbook)):
        for above, folders, names in os.walk(folder, onerror=_refuse_unread):
            folders[:] = sorted(name for name in folders if not (Path(above) / name).is_symlink())
            for name in sorted(names):
                path = Path(above) / name
                if path.is_file() and not path.is_symlink() and not files.draft_named(name):
                    yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path


def _refuse_unread(error: OSError) -> None:
    """Refuses an archive that would lack a folder that is there."""
    if not isinstance(error, FileNotFoundError):
        raise Refused(
            say("{path} cannot be read: {why}.", path=error.filename, why=why_of(error)),
            say("No archive was written: it would not have been complete."),
        ) from error


def _pack(paths: Mapping[str, Path], draft: Path) -> tuple[str, ...]:
    """Writes the zip reproducibly: sorted names, fixed time, no compression."""
    sums = dict[str, str]()
    files.reserve(draft)
    with draft.open("r+b") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
            for name in counted(sorted(paths), say("writing the archive"), every=1):
                sums[name] = _put(target, name, paths[name])
            target.writestr(_part(SUMS), sums_lines(sums))
        out.flush()
        os.fsync(out.fileno())
    return (*sums, SUMS)


def _put(target: zipfile.ZipFile, name: str, path: Path) -> str:
    """Copies one file into the zip; returns its hash."""
    digest, part = hashlib.sha256(), _part(name)
    part.file_size = path.stat().st_size
    with path.open("rb") as source, target.open(part, "w") as out:
        while piece := source.read(PIECE):
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, EPOCH)
    part.external_attr = (0o100000 | files.OWNER_FILE) << 16
    part.create_system = 3
    return part


def sums_lines(sums: Mapping[str, str]) -> bytes:
    """The lines of SHA256SUMS as sha256sum reads them, names with a backslash or a new line escaped."""
    return "".join(_sum(digest, name) for name, digest in sorted(sums.items())).encode()


def _sum(digest: str, name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == name else chr(92)}{digest}  {escaped}\n"


def _manifest(facts: ArchiveFacts) -> bytes:
    import tomli_w  # noqa: PLC0415 - only where an archive is written

    plans = [{"key": key, "title": line(title)} for key, title, _ in facts.documents]
    document = {"schema": 1, "workbook": facts.workbook, "as_of": facts.last_day, "plans": plans}
    return toml(tomli_w.dumps(document)).encode()


def _readme(facts: ArchiveFacts) -> bytes:
    """What lies in it and how it is checked: UTF-8 with its mark and lines that end as on Windows."""
    text = (TEMPLATES / language() / "archive.txt").read_text(encoding="utf-8")
    plans = "、".join(visible(title) for _, title, _ in facts.documents)
    filled = text.format(plans=plans, as_of=facts.last_day, version=__version__, workbook=facts.workbook)
    return filled.replace("\n", "\r\n").encode("utf-8-sig")
