"""A named tuple that is completed at its first use is that of the standard library from then on."""

import copy
import pickle
import sys
import types
import typing
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from qualitytui.named_tuple import NamedTuple, each_as


class Ours(NamedTuple):
    """A class with everything that ours have: defaults, a property, a class method."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"

    @classmethod
    def of(cls, number: int) -> "Ours":
        return cls(number)


class Theirs(typing.NamedTuple):
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


class Below(Ours):
    """A class below one."""

    __slots__ = ()


class Unused(NamedTuple):
    field: int


class Many(NamedTuple):
    """One that is completed."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


for _ in range(101):
    Many(1)

WAYS: tuple[Callable[[Any], object], ...] = (
    lambda kind: tuple(kind(1)),
    lambda kind: tuple(kind(1, third=(2,))),
    lambda kind: kind(1)._replace(second="c").second,
    lambda kind: kind(1)._asdict(),
    lambda kind: tuple(kind._make([1, 2, 3])),
    lambda kind: kind._fields,
    lambda kind: kind._field_defaults,
    lambda kind: repr(kind(1)).partition("(")[2],
    lambda kind: kind(1) == (1, "b", ()),
    lambda kind: hash(kind(1)) == hash((1, "b", ())),
    lambda kind: copy.copy(kind(1)) == kind(1),
    lambda kind: pickle.loads(pickle.dumps(kind(1))) == kind(1),  # noqa: S301 - it was made here
    lambda kind: hasattr(kind(1), "__dict__"),
    lambda kind: min([kind(2), kind(1)]).first,
)


@pytest.mark.parametrize("kind", [Ours, Many])
@pytest.mark.parametrize("way", WAYS)
def test_it_does_what_that_of_the_standard_library_does(way: Callable[[Any], object], kind: Any) -> None:
    assert way(kind) == way(Theirs)


@pytest.mark.parametrize("wrong", [((), {}), ((), {"first": 1, "fourth": 2}), ((1,), {"first": 1}), ((1,) * 4, {})])
def test_a_wrong_argument_is_refused(wrong: tuple[tuple[int, ...], dict[str, Any]]) -> None:
    args, named = wrong

    class Wrong(NamedTuple):
        first: int
        second: str = "b"
        third: tuple[int, ...] = ()

    makers: tuple[Any, ...] = (Wrong, Many, Theirs)
    said = set()
    for kind in makers:
        with pytest.raises(TypeError) as refused:
            kind(*args, **named)
        said.add(str(refused.value).replace(kind.__name__, ""))
    assert len(said) == 1


@pytest.mark.parametrize("values", [[1], [1, "b", (), 4]])
def test_too_many_or_too_few_values_are_refused(values: list[Any]) -> None:
    class Made(NamedTuple):
        first: int
        second: str = "b"
        third: tuple[int, ...] = ()

    with pytest.raises(TypeError):
        Made._make(values)
    with pytest.raises((TypeError, ValueError)):
        Made(1, "b", ())._replace(fourth=1)  # type: ignore[call-arg]  # that is what is tried


def test_many_rows_are_named_tuples() -> None:
    class Made(NamedTuple):
        first: int
        second: str

    found = each_as(Made, [(1, "a"), (2, "b")])
    assert [one.second for one in found] == ["a", "b"]
    assert found == [Made(1, "a"), Made(2, "b")]
    assert each_as(Made, []) == []
    with pytest.raises(TypeError):
        each_as(Made, [(1, "a", 2)])


def test_the_hundredth_and_the_first_are_alike() -> None:
    class Made(NamedTuple):
        first: int
        second: str = "b"

    made = [Made(1, second="c") for _ in range(200)]
    assert set(made) == {(1, "c")}
    assert made[0].second == made[-1].second == "c"
    assert "__new__" in vars(Made)


def test_its_own_methods_stay() -> None:
    assert (Ours.of(3).both, Below(4).both, Below(4).first) == ("3b", "4b", 4)


def test_a_field_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        Ours(1).first = 2  # type: ignore[misc]  # that is what is tried


def test_it_is_taken_apart_by_a_match() -> None:
    match Ours(1, "x"):
        case Ours(first, second):
            assert (first, second) == (1, "x")


def test_a_class_that_is_not_used_is_not_completed() -> None:
    assert "field" not in vars(Unused)
    Unused(1)
    assert "field" in vars(Unused)


def test_a_body_that_tells_its_annotations_by_a_function_as_from_3_14_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tells = types.ModuleType("annotationlib")
    tells.Format = SimpleNamespace(STRING=4)  # type: ignore[attr-defined]  # as there
    tells.get_annotate_from_class_namespace = lambda body: body.get("__annotate_func__")  # type: ignore[attr-defined]
    tells.call_annotate_function = lambda tell, format_: tell(format_)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "annotationlib", tells)
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    body = {"__annotate_func__": lambda _: {"name": "str", "count": "int"}, "count": 3}
    kind: Any = type(NamedTuple)
    made = kind("Made", (NamedTuple,), body)
    monkeypatch.undo()
    assert made("x") == ("x", 3)
    assert (made("x").name, made(name="y", count=4).count) == ("x", 4)
