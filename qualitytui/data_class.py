"""Frozen dataclasses whose methods are written once instead of compiled for each class at each start.

The standard library compiles six methods for every class, which for the rows and commands of one change takes longer
than the change, and loads the disassembler to do it. Here the classes share methods written below. To type checkers
they are those of the standard library.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING  # noqa: PLC0414 - for type checkers they are the standard library's
    from dataclasses import Field as Field  # noqa: PLC0414 - likewise
    from dataclasses import asdict as asdict  # noqa: PLC0414 - likewise
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - likewise
    from dataclasses import field as field  # noqa: PLC0414 - likewise
    from dataclasses import fields as fields  # noqa: PLC0414 - likewise
    from dataclasses import replace as replace  # noqa: PLC0414 - likewise
    from typing import Any
else:
    MISSING = object()
    """The default of a field that has none."""
    _set = object.__setattr__

    class Field:
        """One field: its name, its default, and what else is to be known of it."""

        __slots__ = ("default", "is_keyword", "metadata", "name")

        def __init__(self, default: Any, metadata: dict[str, Any] | None = None) -> None:
            self.name = ""
            self.default = default
            self.metadata = metadata or {}
            self.is_keyword = False

    def field(*, default: Any = MISSING, metadata: dict[str, Any] | None = None) -> Field:
        """A field with more than a default."""
        return Field(default, metadata)

    def fields(kind: Any) -> tuple[Field, ...]:
        """The fields of a class or of one of its objects, in their order."""
        return kind.__data_fields__

    def asdict(one: Any) -> dict[str, Any]:
        """The values of the fields by their names."""
        return {name: getattr(one, name) for name in one.__data_names__}

    def replace(one: Any, /, **changes: Any) -> Any:
        """The same with other values in some fields."""
        cls = type(one)
        if not cls.__data_set__.issuperset(changes):
            raise TypeError(f"{cls.__name__} has no {', '.join(changes.keys() - cls.__data_set__)}")
        other = object.__new__(cls)
        for name in cls.__data_names__:
            _set(other, name, changes[name] if name in changes else getattr(one, name))
        return other

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Any:
        """Makes the annotations of a class its fields; only frozen classes with slots are made."""
        if not (frozen and slots):
            raise TypeError("only frozen classes with slots")

        def make(cls: type) -> type:
            own = _own_fields(cls, kw_only=kw_only)
            above = {
                one.name: one for base in reversed(cls.__mro__[1:]) for one in getattr(base, "__data_fields__", ())
            }
            known = (*{**above, **own}.values(),)
            left = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__", *own}}
            given = {
                "__slots__": tuple(name for name in own if name not in above),
                "__match_args__": tuple(one.name for one in known if not one.is_keyword),
                "__data_fields__": known,
                "__data_names__": tuple(one.name for one in known),
                "__data_set__": frozenset(one.name for one in known),
                "__data_defaults__": {one.name: one.default for one in known if one.default is not MISSING},
            }
            made = type(cls)(cls.__name__, cls.__bases__, {**METHODS, **left, **given})
            made.__qualname__ = cls.__qualname__
            return made

        return make

    def _own_fields(cls: type, *, kw_only: bool) -> dict[str, Field]:
        """The fields that the class itself annotates; what belongs to the class alone is none."""
        own: dict[str, Field] = {}
        for name, kind in _annotations(cls).items():
            if (kind if isinstance(kind, str) else repr(kind)).removeprefix("typing.").startswith("ClassVar"):
                continue
            given = vars(cls).get(name, MISSING)
            own[name] = one = given if isinstance(given, Field) else Field(given)
            one.name, one.is_keyword = name, kw_only
        return own

    def _annotations(cls: type) -> dict[str, Any]:
        if sys.version_info < (3, 14):
            return vars(cls).get("__annotations__", {})
        import annotationlib  # noqa: PLC0415 - there is none before

        return annotationlib.get_annotations(cls, format=annotationlib.Format.STRING)

    def _init(self: Any, *args: Any, **named: Any) -> None:
        cls = type(self)
        values = {**cls.__data_defaults__, **named}
        if args:
            values |= _placed(cls, args, named)
        if values.keys() != cls.__data_set__:
            raise TypeError(f"{cls.__name__}() is not made from {', '.join(values) or 'nothing'}")
        for name, value in values.items():
            _set(self, name, value)

    def _placed(cls: type, args: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        """The arguments given by their place, by their names."""
        placed = cls.__match_args__
        if len(args) > len(placed):
            raise TypeError(f"{cls.__name__}() takes {len(placed)} positional arguments but {len(args)} were given")
        values = dict(zip(placed, args, strict=False))
        if twice := values.keys() & named.keys():
            raise TypeError(f"{cls.__name__}() got {', '.join(twice)} twice")
        return values

    def _values(self: Any) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__data_names__])

    def _repr(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in asdict(self).items())})"

    def _eq(self: Any, other: object) -> Any:
        return _values(self) == _values(other) if type(self) is type(other) else NotImplemented

    def _hash(self: Any) -> int:
        return hash(_values(self))

    def _refuse(self: Any, name: str, *_: Any) -> None:
        raise AttributeError(f"cannot assign to field {name!r} of {type(self).__name__}")

    def _reduce(self: Any) -> Any:
        return _restored, (type(self), asdict(self))

    def _restored(cls: type, values: dict[str, Any]) -> Any:
        return cls(**values)

    METHODS = {
        "__init__": _init,
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduce,
    }
    """What every class is given, unless it has its own."""
