"""Writes files atomically, several all or none; existing ones are overwritten only on request."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.file_names import is_reserved
from qualitytui.i18n import say
from qualitytui.progress import counted
from qualitytui.system_errors import is_held, what_helps, why_of


def no_folder(target: Path) -> Refused:
    """The refusal of a file in a folder that is not there."""
    return Refused(
        say("{path} cannot be written: there is no folder {folder}.", path=target, folder=target.parent),
        say("Look at how it is spelt and whether the disk is there; or make the folder first."),
    )


def write_file(
    target: Path, content: bytes, *, hint: str = "", replace: bool = False, is_folder_made: bool = False
) -> None:
    """Writes the file; refuses with the hint where one exists and must not be replaced."""
    check_free(target, hint=hint, replace=replace)
    if not is_folder_made and not target.parent.exists():
        raise no_folder(target)
    try:
        with files.drafted(target.parent) as draft:
            files.write_new(draft, content)
            files.put(draft, target, replace=replace)
    except FileExistsError as error:
        raise _taken(target, hint) from error
    except OSError as error:
        raise unwritten(target, error) from error


def write_files(
    contents: Mapping[Path, bytes], *, hint: str = "", replace: bool = False, is_folder_made: bool = True
) -> None:
    """Writes all of the files or, where one cannot be written, none."""
    with placed_together(contents, hint=hint, replace=replace, is_folder_made=is_folder_made):
        pass


@contextmanager
def placed_together(
    contents: Mapping[Path, bytes], *, hint: str = "", replace: bool = False, is_folder_made: bool = True
) -> Iterator[None]:
    """Has all of the files written within; takes all of them back where one cannot be, or what is done within fails."""
    for target in contents:
        check_free(target, hint=hint, replace=replace)
    folders = list[Path]()
    drafts, undo = dict[Path, Path](), list[tuple[Path, Path | None]]()
    try:
        files.sweep(*{target.parent for target in contents})
        for target, content in counted([*contents.items()], say("writing the files"), every=1):
            if is_folder_made:
                folders += _folder_of(target)
            drafts[target] = _draft_of(target, content)
        for target, draft in drafts.items():
            _place(draft, target, undo, hint=hint, replace=replace)
        yield
    except BaseException:
        _take_back(undo)
        raise
    finally:
        for path in (*drafts.values(), *(kept for _, kept in undo if kept)):
            files.discard(path)
        files.drop_folders(folders)


def _folder_of(target: Path) -> list[Path]:
    """Makes the folder of a file; returns those that had to be made."""
    try:
        return files.make_folder(target.parent)
    except OSError as error:
        raise unwritten(target, error) from error


def _draft_of(target: Path, content: bytes) -> Path:
    """The draft of a file, written beside its place."""
    if not target.parent.exists():
        raise no_folder(target)
    draft = files.draft_in(target.parent)
    try:
        files.write_new(draft, content)
    except OSError as error:
        raise unwritten(target, error) from error
    return draft


def _place(draft: Path, target: Path, undo: list[tuple[Path, Path | None]], *, hint: str, replace: bool) -> None:
    """Puts a draft in its place and notes how that is taken back: the file that was there, or None."""
    try:
        undo.append((target, files.kept_beside(target) if target.exists() else None))
        files.put(draft, target, replace=replace)
    except FileExistsError as error:
        undo.pop()
        raise _taken(target, hint) from error
    except OSError as error:
        raise unwritten(target, error) from error


def _take_back(undo: list[tuple[Path, Path | None]]) -> None:
    """Puts back what was there before, as far as the disk lets it."""
    for target, kept in reversed(undo):
        with suppress(OSError):
            kept.replace(target) if kept else target.unlink(missing_ok=True)


def unwritten(target: Path, error: OSError, *, is_name_chosen: bool = True) -> Refused:
    """Why a file could not be written or replaced; another is suggested where its name was chosen."""
    if is_held(error):
        return Refused(
            say("{path} is open in another program, such as Excel.", path=target),
            say("Close it there and try again. Nothing half-written was left."),
        )
    helps = what_helps(error)
    return Refused(
        say("{path} cannot be written: {why}.", path=target, why=why_of(error)),
        say("Nothing half-written was left. {helps}", helps=helps) if helps else say("Nothing half-written was left."),
        remedy="another-file" if is_name_chosen and not helps else None,
    )


def check_free(target: Path, *, hint: str = "", replace: bool = False) -> None:
    """Refuses where the path exists and must not, or cannot, be replaced."""
    if os.name == "nt" and is_reserved(target.name):
        raise Refused(say("Windows takes no file of the name {name}.", name=target.name), remedy="another-file")
    if os.path.lexists(target) and not replace:
        raise _taken(target, hint)
    if os.path.lexists(target) and (target.is_symlink() or not target.is_file()):
        raise Refused(say("{path} is not a regular file; it was not changed.", path=target), remedy="another-file")


def check_places(folder: Path, names: Iterable[str], *, hint: str, replace: bool = False) -> None:
    """Refuses, before any file is written, where one of them cannot be placed."""
    another = say("Name another folder.")
    there = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), folder)
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise Refused(say("{path} is not a writable folder.", path=there), another)
    for target in (folder / name for name in names):
        if os.path.lexists(target) and (target.is_symlink() or not target.is_file()):
            raise Refused(say("{path} is not a regular file; it was not changed.", path=target), another)
        check_free(target, hint=hint, replace=replace)


def _taken(target: Path, hint: str) -> Refused:
    return Refused(
        say("{path} exists already; it was not touched.", path=target),
        hint,
        remedy=None if hint else "another-file",
    )
