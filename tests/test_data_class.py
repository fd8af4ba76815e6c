"""A frozen dataclass that shares its methods is that of the standard library in all that is asked of it."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from qualitytui import data_class


@data_class.dataclass(frozen=True, slots=True)
class Base:
    """What stands above."""

    kind: ClassVar[str] = "base"
    id: int | None = None


@data_class.dataclass(frozen=True, slots=True)
class Ours(Base):
    """A class with everything that ours have: a class variable, defaults, a field with metadata, a method."""

    kind: ClassVar[str] = "ours"
    name: str = data_class.field(default="a", metadata={"help": "its name"})
    size: int = 0

    @property
    def both(self) -> str:
        return f"{self.name}{self.size}"


@dataclasses.dataclass(frozen=True, slots=True)
class TheirBase:
    kind: ClassVar[str] = "base"
    id: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs(TheirBase):
    kind: ClassVar[str] = "ours"
    name: str = dataclasses.field(default="a", metadata={"help": "its name"})
    size: int = 0

    @property
    def both(self) -> str:
        return f"{self.name}{self.size}"


@data_class.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Its fields are given by their names; one without a default stands behind one that has it."""

    id: int | None = None
    key: str


for _ in range(101):
    Row(key="many")

WAYS: tuple[Callable[[Any, Any], object], ...] = (
    lambda _, kind: kind().both,
    lambda _, kind: kind(1, "b", 2).both,
    lambda _, kind: kind(1, size=2).both,
    lambda module, kind: module.asdict(kind(1)),
    lambda module, kind: list(module.asdict(kind(1))),
    lambda module, kind: [one.name for one in module.fields(kind)],
    lambda module, kind: [one.name for one in module.fields(kind(1))],
    lambda module, kind: [one.metadata.get("help") for one in module.fields(kind)],
    lambda module, kind: [one.default for one in module.fields(kind)],
    lambda module, kind: module.replace(kind(1), name="c").both,
    lambda _, kind: repr(kind(1)).partition("(")[2],
    lambda _, kind: kind(1) == kind(1),
    lambda _, kind: kind(1) == kind(2),
    lambda _, kind: kind(1) == (1, "a", 0),
    lambda _, kind: len({kind(1), kind(1), kind(2)}),
    lambda _, kind: hash(kind(1)) == hash((1, "a", 0)),
    lambda _, kind: copy.deepcopy(kind(1)) == kind(1),
    lambda _, kind: pickle.loads(pickle.dumps(kind(1))) == kind(1),  # noqa: S301 - it was made here
    lambda _, kind: hasattr(kind(1), "__dict__"),
    lambda _, kind: kind.__match_args__,
    lambda _, kind: (kind.kind, kind(1).kind),
)


@pytest.mark.parametrize("way", WAYS)
def test_it_does_what_that_of_the_standard_library_does(way: Callable[[Any, Any], object]) -> None:
    assert way(data_class, Ours) == way(dataclasses, Theirs)


@pytest.mark.parametrize("wrong", [((), {"other": 1}), ((1,), {"id": 1}), ((1, "a", 0, 4), {})])
@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_a_wrong_argument_is_refused(kind: Any, wrong: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    with pytest.raises(TypeError):
        kind(*wrong[0], **wrong[1])


def test_fields_given_by_their_names_alone() -> None:
    assert Row(key="many") == Row(key="many", id=None)
    assert data_class.asdict(Row(key="x", id=3)) == {"id": 3, "key": "x"}
    made: Any = Row
    for wrong in ((), (1, "x")):
        with pytest.raises(TypeError):
            made(*wrong)


def test_a_field_without_a_default_must_be_given_to_the_first_as_to_the_hundredth() -> None:
    @data_class.dataclass(frozen=True, slots=True)
    class Made:
        first: int
        second: str = "b"

    made: Any = Made
    for _ in range(200):
        with pytest.raises(TypeError):
            made(second="c")
        assert (Made(1).second, Made(2, "d").second, Made(first=3).first) == ("b", "d", 3)
    assert Made(1) == Made(1, "b")


def test_nothing_can_be_set_or_taken_away() -> None:
    one: Any = Ours(1)
    for name in ("name", "new"):
        with pytest.raises(AttributeError):
            setattr(one, name, 1)
        with pytest.raises(AttributeError):
            delattr(one, name)


def test_a_class_that_could_be_changed_is_not_made() -> None:
    made: Any = data_class.dataclass
    with pytest.raises(TypeError):
        made(frozen=False, slots=True)
