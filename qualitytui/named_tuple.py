"""A NamedTuple whose methods are written when the first one of its kind is made.

The standard library compiles a constructor for every class at each start, which for the classes of a short command
takes longer than all it does with them. Here a class that is never used costs next to nothing; one that is used is
given what `collections.namedtuple` makes, so that it is the same from then on.
"""

import sys
from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for type checkers it is that of the standard library
else:
    FROM_NAMEDTUPLE = ("_make", "_replace", "_asdict", "__repr__", "__getnewargs__")

    class _NamedTupleMeta(type):
        """Takes the annotations of a class as its fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if bases in {(), (tuple,)} or bases[0]._fields:
                return super().__new__(cls, name, bases, {"__slots__": (), **body})
            fields = _annotated(body)
            defaults = {field: body.pop(field) for field in fields if field in body}
            given = {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults, "__slots__": ()}
            return super().__new__(cls, name, bases, {**body, **given})

    class NamedTuple(tuple, metaclass=_NamedTupleMeta):
        """The base of a tuple with named fields."""

        __slots__ = ()
        _fields = ()

        def __new__(cls, *args: Any, **named: Any) -> Any:
            """Makes the first one of a class, and with it what makes all others."""
            complete(cls)
            return cls.__new__(cls, *args, **named)

        @classmethod
        def _make(cls, values: Any) -> Any:
            complete(cls)
            return cls._make(values)

    def _annotated(body: dict[str, Any]) -> tuple[str, ...]:
        """The names that the body of a class annotates; from Python 3.14 on it holds a function that tells them."""
        if "__annotations__" in body or sys.version_info < (3, 14):
            return tuple(body.get("__annotations__", ()))
        import annotationlib  # noqa: PLC0415 - there is none before

        annotate = annotationlib.get_annotate_from_class_namespace(body)
        return tuple(annotationlib.call_annotate_function(annotate, annotationlib.Format.STRING) if annotate else ())

    def complete(cls: type) -> None:
        """Gives a class the constructor, the fields and the methods of a named tuple."""
        owner = next(one for one in reversed(cls.__mro__) if getattr(one, "_fields", ()))
        made = namedtuple(  # noqa: PYI024 - this is what makes the typed one
            owner.__name__, owner._fields, defaults=owner._field_defaults.values()
        )
        for name in (*owner._fields, *(one for one in FROM_NAMEDTUPLE if one not in vars(owner))):
            setattr(owner, name, vars(made)[name])
        owner.__new__ = made.__new__
