"""Reproducible Word files: the same content, the same bytes."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx.opc import phys_pkg

from qualitytui.reporting.deterministic_zip import EPOCH, repacked

if TYPE_CHECKING:
    from docx.document import Document


class _Undated(zipfile.ZipFile):
    """A zip with a fixed timestamp; zip files allow only the years 1980 to 2107, whatever the clock says."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *more: Any, **others: Any) -> None:
        """Writes one part, dated as all are."""
        super().writestr(zipfile.ZipInfo(str(zinfo_or_arcname), EPOCH), data, *more, **others)


phys_pkg.ZipFile = _Undated  # type: ignore[attr-defined]  # python-docx has no other door


def word_bytes(document: "Document") -> bytes:
    """The document as a file."""
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())
