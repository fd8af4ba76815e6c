"""Private names of Textual are used in one package only, each is listed there, and each still exists."""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import textual._compositor as compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import Input

import qualitytui_screens
from qualitytui_screens import textual_compat

FOLDER = Path(qualitytui_screens.__file__).parent
NAMES = re.compile(r"(?:self|super\(\))\.(_[a-z]\w*)|def (_[a-z]\w*)\(self")
LISTED = set(re.findall(r"`(?:\w+\.)*(_\w+)`", textual_compat.__doc__ or ""))


@cache
def private_of_textual(kind: type) -> frozenset[str]:
    """Every private name that an object of a class has from Textual, of the class or given to itself."""
    classes = [one for one in kind.__mro__ if one.__module__.startswith("textual.")]
    own = {name for one in classes for name in vars(one) if re.match(r"_[a-z]", name)}
    return frozenset(own | {name for one in classes for name in given_to_itself(one)})


@cache
def given_to_itself(kind: type) -> frozenset[str]:
    return frozenset(re.findall(r"self\.(_[a-z]\w*)(?: = |: )", inspect.getsource(kind)))


def private_names(kind: type) -> set[str]:
    """Every private name that a class of ours defines or asks itself or its base for."""
    return {name for pair in NAMES.findall(inspect.getsource(kind)) for name in pair if name}


def classes_of_ours() -> Iterator[type]:
    for path in FOLDER.rglob("*.py"):
        name = ".".join(path.relative_to(FOLDER.parent).with_suffix("").parts).removesuffix(".__init__")
        for kind in vars(import_module(name)).values():
            if inspect.isclass(kind) and kind.__module__ == name and issubclass(kind, MessagePump):
                yield kind


def test_no_private_name_of_textual_is_used_elsewhere() -> None:
    kinds = list(classes_of_ours())
    assert len(kinds) > 50
    found = {kind: private_names(kind) & private_of_textual(kind) for kind in kinds}
    here = {kind for kind in found if kind.__module__.startswith("qualitytui_screens.textual_compat.")}
    assert set.union(*(found[kind] for kind in here)) <= LISTED
    assert {kind.__name__: names for kind, names in found.items() if names and kind not in here} == {}
    texts = {path.relative_to(FOLDER): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py")}
    assert [path for path, text in texts.items() if "textual._" in text and path.parts[0] != "textual_compat"] == []


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (compositor, "CompositorUpdate"),
        (compositor.LayoutUpdate, "__init__"),
        (compositor.ChopsUpdate, "__init__"),
        (App, "_display"),
        (App, "_handle_exception"),
        (App, "_close_messages_no_wait"),
        (App, "_refresh_truecolor_filter"),
        (App, "_refresh_notifications"),
        (Screen, "_on_timer_update"),
        (Screen, "_compositor_refresh"),
        (Screen, "_update_timer"),
        (Input, "_position_to_cell"),
        (LinuxDriver, "run_input_thread"),
        (XTermParser, "feed"),
        (XTermParser, "tick"),
        (ScrollBar, "renderer"),
    ],
)
def test_each_still_exists(owner: object, name: str) -> None:
    assert hasattr(owner, name)


@pytest.mark.parametrize("name", ["_exception", "_exception_event", "_return_code", "_filters", "_batch_count"])
def test_each_that_an_app_gives_itself_still_exists(name: str) -> None:
    assert hasattr(App(), name)


def test_those_that_screens_and_widgets_give_themselves_still_exist() -> None:
    assert {"_callbacks", "_border_title"} <= private_of_textual(Screen)
    assert "_border_title" in private_of_textual(Widget)
