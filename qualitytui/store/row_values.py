"""The columns of many rows in little memory: the names of the columns once for all rows of a table."""

from collections.abc import Iterator, Mapping
from typing import Any


class RowValues(Mapping[str, Any]):
    """The columns of one row; `places` says where in the tuple the value of each column stands."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: tuple[Any, ...]) -> None:
        self._places = places
        self._values = values

    def __getitem__(self, name: str) -> Any:
        return self._values[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._values)

    def as_dict(self) -> dict[str, Any]:
        """The same as a dict."""
        return dict(zip(self._places, self._values, strict=True))
