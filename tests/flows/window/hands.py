"""An owner's hands: clicks and keys that arrive through the event loop, as they do in life."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from desktop.app.program import Program
from desktop.ui.kit.form import Form
from desktop.ui.kit.page import Page
from desktop.ui.shell.question import QuestionBox
from tests.flows.window.watchdog import Watchdog

T = TypeVar("T")
PATIENCE = 30_000  # ms
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hands:
    """Does one thing after the other and waits until the window has answered."""

    def __init__(self, qtbot: QtBot, program: Program, watchdog: Watchdog | None = None) -> None:
        self._qtbot = qtbot
        self.program = program
        self._watchdog = watchdog

    def step(self, name: str) -> None:
        """Say what is done from now on."""
        if self._watchdog is not None:
            self._watchdog.step(name)

    def page(self, kind: type[Any]) -> Any:
        """The page shown, which is of this kind."""
        page = self.program.desk.window.page()
        assert isinstance(page, kind)
        return page

    def go(self, key: str) -> Page:
        """Press the key of a page, or choose it in the palette where it is beyond the ninth."""
        keys = [place.key for place in self.program.desk.window.places()]
        self.step(f"go to {key}")
        number = keys.index(key) + 1
        if number <= 9:
            self.press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        else:
            self.find(key)
        page = self.program.desk.window.page()
        assert self.program.desk.window.current_key == key, f"{key} is not shown: {QApplication.focusWidget()}"
        assert page is not None
        self.until(page.isVisible)  # one seen for the first time is made in one turn and shown in the next
        return page

    def find(self, typed: str) -> None:
        """Type into the palette and choose what it marks."""
        palette = self.program.desk.window.command_palette
        self.press(Qt.Key.Key_K, CONTROL)
        self.until(palette.isVisible)
        self.type(typed, palette.line)
        self.press(Qt.Key.Key_Return, on=palette.line)
        self.until(lambda: not (shiboken6.isValid(palette) and palette.isVisible()))

    def click(self, what: QWidget | str) -> None:
        """Click a widget, or the visible button that bears these words."""
        widget = self._button(what) if isinstance(what, str) else what
        assert widget.isVisible(), f"{widget.objectName() or widget} cannot be seen"
        assert widget.isEnabled(), f"{widget.objectName() or widget} cannot be clicked"
        self._do(lambda: self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton))

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click a row or card of a list, scrolled to as one would."""
        view.scrollTo(index)
        ground, place = view.viewport(), view.visualRect(index).center()
        assert ground.isVisible(), "the list cannot be seen"
        assert ground.rect().contains(place), "the row cannot be seen"
        self._do(lambda: self._qtbot.mouseClick(ground, Qt.MouseButton.LeftButton, pos=place))

    def pick(self, box: QComboBox, place: int) -> None:
        """Go to a line of a short list by Home and Down, counted from 0."""
        self._do(box.setFocus)
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * place):
            self.press(key, on=box)

    def choose(self, segments: QWidget, number: int) -> None:
        """Press one of some segments in, counted from 0."""
        self.click(segments.findChildren(QPushButton)[number])

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, on: QWidget | None = None
    ) -> None:
        """Press a key where the cursor is."""
        window = self.program.desk.window
        self._do(lambda: self._qtbot.keyClick(on or QApplication.focusWidget() or window, key, modifier))

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type letters where the cursor is; Chinese comes from an input method, as it does in life."""
        for letter in text:
            self._do(partial(self._type, letter, on))

    def fill(self, form: Form, **entries: str) -> None:
        """Write into the fields of these names, leaving each with Tab."""
        for name, text in entries.items():
            control = form.fields[name].control
            self._do(partial(_focus, control))
            self.press(Qt.Key.Key_A, CONTROL, on=control)
            self.type(text, control)
            self.press(Qt.Key.Key_Tab, on=control)

    def agree(self) -> None:
        """Agree to what the window asks, and wait until it has the keys again."""
        window = self.program.desk.window
        box = next(each for each in window.findChildren(QuestionBox) if each.isVisible())
        self.click(box.act)
        # A window system gives the keys back; the offscreen one does not. Another window may stand by now.
        self.program.desk.window.activateWindow()
        self.until(lambda: self.program.desk.window.isActiveWindow())

    def ask(self, question: Callable[[Session], T]) -> T:
        """What the data file says now."""
        opened = self.program.opened
        assert opened is not None
        with opened.database.read() as session:
            return question(session)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so and nothing is under way."""
        self._qtbot.waitUntil(lambda: is_so() and self.program.desk.tasks.is_idle, timeout=PATIENCE)

    def _do(self, act: Callable[[], object]) -> None:
        done: list[bool] = []

        def do() -> None:
            act()
            done.append(True)

        QTimer.singleShot(0, do)
        self.until(lambda: bool(done))

    def _type(self, letter: str, on: QWidget | None) -> None:
        widget = on or QApplication.focusWidget() or self.program.desk.window
        if letter.isascii():
            self._qtbot.keyClicks(widget, letter)
            return
        written = QInputMethodEvent()
        written.setCommitString(letter)
        QCoreApplication.sendEvent(widget, written)

    def _button(self, text: str) -> QWidget:
        buttons = self.program.desk.window.findChildren(QAbstractButton)
        found = [each for each in buttons if each.isVisible() and each.text().replace("&", "") == text]
        assert found, f"no button says {text!r}"
        return found[0]


def _focus(widget: QWidget) -> None:
    widget.setFocus()
