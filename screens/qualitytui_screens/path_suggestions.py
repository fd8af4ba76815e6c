"""Path suggestions of documents while a path is typed."""

from textual.suggester import Suggester

from qualitytui.errors import Refused
from qualitytui.paths import typed_path

DOCUMENTS = {".txt", ".md", ".docx", ".docm", ".toml", ".xlsx", ".xls", ".ods"}


class DocumentSuggester(Suggester):
    """Suggests the first folder or document whose name goes on from what is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Returns the path that is likely meant."""
        return suggested_path(value)


def suggested_path(value: str) -> str | None:
    """The first folder or document that a path can go on to, None where there is none."""
    if not value:
        return None
    try:
        typed = typed_path(value)
    except Refused:
        return None
    folder, begun = (typed, "") if value.endswith(("/", "\\")) else (typed.parent, typed.name)
    try:
        names = sorted(
            f"{path.name}/" if path.is_dir() else path.name
            for path in folder.iterdir()
            if path.name.startswith(begun) and (path.is_dir() or path.suffix.lower() in DOCUMENTS)
        )
    except OSError:
        return None
    visible_names = [name for name in names if begun or not name.startswith(".")]
    return value + visible_names[0][len(begun) :] if visible_names else None
