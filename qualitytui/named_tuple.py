"""A NamedTuple whose constructor is compiled only for classes of which many are made.

The standard library compiles a constructor for every class at each start, which for the classes of a short command
takes longer than all it does with them. Here a class that is never used costs next to nothing, and one of which a few
are made has a constructor that nothing was compiled for; from the hundredth on it is what `collections.namedtuple`
makes.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from collections.abc import Iterable
from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar
    from typing import Generic as Generic  # noqa: PLC0414 - for type checkers these are those of the standard library
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - likewise

    T = TypeVar("T", bound=tuple[Any, ...])
else:
    FEW = 100
    """As many are made of a class before its constructor is compiled."""
    FROM_NAMEDTUPLE = ("_make", "_replace", "_asdict", "__repr__", "__getnewargs__")

    class Generic:
        """A base without effect: what a class is of is known to type checkers alone."""

        __slots__ = ()

        def __class_getitem__(cls, _: object) -> type:
            return cls

    class _NamedTupleMeta(type):
        """Takes the annotations of a class as its fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if bases in {(), (tuple,)} or bases[0]._fields:
                return super().__new__(cls, name, bases, {"__slots__": (), **body})
            fields = _annotated(body)
            defaults = {field: body.pop(field) for field in fields if field in body}
            given = {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults, "__slots__": ()}
            return super().__new__(cls, name, bases, {**body, **given, "_made": []})

    class NamedTuple(tuple, metaclass=_NamedTupleMeta):
        """The base of a tuple with named fields."""

        __slots__ = ()
        _fields = ()
        _made: list[None]
        """A list with one element per instance created so far."""

        def __new__(cls, *args: Any, **named: Any) -> Any:
            """Creates an instance; wrong arguments are reported by the compiled constructor."""
            if not cls._made:
                _name_fields(cls)
            cls._made.append(None)
            values = _filled(cls, args, named) if named or len(args) != len(cls._fields) else args
            if values is None or len(cls._made) > FEW:
                complete(cls)
                return cls.__new__(cls, *args, **named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values: Any) -> Any:
            known = tuple(values)
            if len(known) != len(cls._fields):
                complete(cls)
                return cls._make(known)
            return cls(*known)

        def _replace(self, **named: Any) -> Any:
            return type(self)(**{**self._asdict(), **named})

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    def _annotated(body: dict[str, Any]) -> tuple[str, ...]:
        """The names that the body of a class annotates; from Python 3.14 on it holds a function that tells them."""
        if "__annotations__" in body or sys.version_info < (3, 14):
            return tuple(body.get("__annotations__", ()))
        import annotationlib  # noqa: PLC0415 - there is none before

        annotate = annotationlib.get_annotate_from_class_namespace(body)
        return tuple(annotationlib.call_annotate_function(annotate, annotationlib.Format.STRING) if annotate else ())

    def _owner(cls: type) -> type:
        """The class that has the fields: this one or one above it."""
        return next(base for base in reversed(cls.__mro__) if getattr(base, "_fields", ()))

    def _name_fields(cls: type) -> None:
        owner = _owner(cls)
        for place, name in enumerate(owner._fields):
            setattr(owner, name, property(itemgetter(place)))

    def _filled(cls: type, args: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...] | None:
        """The value of every field in its place; None where one is missing, unknown or there twice."""
        fields = cls._fields
        if len(args) > len(fields) or not named.keys() <= set(fields[len(args) :]):
            return None
        values = {**cls._field_defaults, **named, **dict(zip(fields, args, strict=False))}
        return tuple([values[name] for name in fields]) if len(values) == len(fields) else None

    def complete(cls: type) -> None:
        """Gives a class the constructor, the fields and the methods of a named tuple."""
        owner = _owner(cls)
        made = namedtuple(  # noqa: PYI024 - this is what makes the typed one
            owner.__name__, owner._fields, defaults=owner._field_defaults.values()
        )
        for name in (*owner._fields, *(method for method in FROM_NAMEDTUPLE if method not in vars(owner))):
            setattr(owner, name, vars(made)[name])
        owner.__new__ = made.__new__


def each_as(kind: type[T], rows: Iterable[tuple[Any, ...]]) -> list[T]:
    """Many rows of a query as named tuples of one kind, whose fields are the columns in their order."""
    tuples = [tuple.__new__(kind, row) for row in rows]
    if tuples and len(tuples[0]) != len(kind._fields):  # type: ignore[attr-defined]  # every named tuple has them
        raise TypeError(f"{kind.__name__} has not {len(tuples[0])} fields")
    if tuples:
        kind._make(tuples[0])  # type: ignore[attr-defined]  # the first of a kind has its fields named
    return tuples
