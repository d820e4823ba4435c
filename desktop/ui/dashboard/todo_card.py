"""The card of what wants doing: one sentence a line, and a button that acts."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from desktop.ui.dashboard.entries import Entry
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, clear, column, row, scrolled
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

ROW = 50
AT_ONCE = 6  # lines that are seen without scrolling
TOKENS = {Tone.BAD: "bad", Tone.WARN: "warn", Tone.OK: "ok", Tone.ACCENT: "accent_text", Tone.NEUTRAL: "text3"}


class EntryRow(QFrame):
    """One line: clicking it or Enter follows it, its button acts."""

    followed = Signal(object)
    acted = Signal(object)

    def __init__(self, look: Look, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("surface", "entry")
        self.setMinimumHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{entry.sentence}. {entry.note}" if entry.note else entry.sentence)
        self.setToolTip("\n".join(part for part in (entry.sentence, entry.note) if part))  # the note may be cut
        layout = row(self, 10, QMargins(8, 4, 4, 4))
        sign = QLabel()
        look.icons.put(sign, entry.icon, TOKENS[entry.tone], 18)
        layout.addWidget(sign)
        texts = column(spacing=1)
        texts.addStretch(1)
        texts.addWidget(words(" ".join(entry.sentence.split()), "", wrap=True))
        if entry.note:
            note = words("", "caption")
            CutToRoom(note).show_text(" ".join(entry.note.split()))
            texts.addWidget(note)
        texts.addStretch(1)
        layout.addLayout(texts, 1)
        self.button = link_button(entry.act, lambda: self.acted.emit(entry))
        self.button.setAccessibleDescription(entry.sentence)
        layout.addWidget(self.button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the entry."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.followed.emit(self.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the entry with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self.entry)
        else:
            super().keyPressEvent(event)


class TodoCard(Card):
    """Shows the entries, or that nothing is due."""

    followed = Signal(object)  # Entry
    acted = Signal(object)  # Entry

    def __init__(self, look: Look) -> None:
        _ = look.texts
        super().__init__(padded=False)
        self._look = look
        self._shown: tuple[Entry, ...] = ()
        self.count = words("", "caption")
        self.head.setContentsMargins(15, 13, 15, 0)
        self.head.addWidget(words(_("To do"), "heading"))
        self.head.addStretch(1)
        self.head.addWidget(self.count)
        self.put_head_up()
        inside = QWidget()
        self._list = column(inside, 0, QMargins(7, 0, 10, 6))
        self._area = scrolled(inside)
        self.state = StateView(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.state)
        self._stack.addWidget(self._area)
        self.body.addWidget(self._stack, 1)
        self.state.show_loading()

    @property
    def rows(self) -> list[EntryRow]:
        """The lines shown."""
        return self._area.findChildren(EntryRow)

    def _add_lines(self, entries: tuple[Entry, ...]) -> None:
        """Put up what is seen at once; a long list's end follows when the window has drawn itself."""
        for entry in entries[:AT_ONCE]:
            line = EntryRow(self._look, entry)
            line.followed.connect(self.followed.emit)
            line.acted.connect(self.acted.emit)
            self._list.insertWidget(self._list.count() - 1, line)
        rest, shown = entries[AT_ONCE:], self._shown
        if rest:
            QTimer.singleShot(0, self, lambda: self._add_lines(rest) if shown is self._shown else None)

    def show_entries(self, entries: Sequence[Entry], number: int) -> None:
        """Show these entries; `number` counts everything behind them."""
        _ = self._look.texts
        if tuple(entries) != self._shown:
            self._shown = tuple(entries)
            clear(self._list)
            self._list.addStretch(1)
            self._add_lines(self._shown)
        told = _.ngettext("{number} in all", "{number} in all", number)
        self.count.setText(told.format(number=number) if number else "")
        if entries:
            self._stack.setCurrentWidget(self._area)
            return
        self.state.show_empty(
            "circle-check",
            _("Nothing is due"),
            _("Follow-ups, late money, stalled deals and evaluations show here when they want you."),
        )
        self._stack.setCurrentWidget(self.state)
