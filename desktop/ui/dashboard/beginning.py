"""What a new company does next: three steps, ticked as they are done."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.dashboard.shown import Start
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, in_the_middle, row
from desktop.ui.kit.words import words

WIDTH = 660  # px of the steps
ICONS = {Start.ADD_STAFF: "user-plus", Start.IMPORT: "file-up", Start.SET_TARGETS: "target"}


class Beginning(QWidget):
    """Leads to the places where a company begins; `wanted` carries the step."""

    wanted = Signal(object)  # Start

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        outer = column(self)
        self._inside = QWidget()
        self._list = column(self._inside, 14)
        outer.addStretch(1)
        outer.addLayout(in_the_middle(self._inside, WIDTH))
        outer.addStretch(2)

    def show_steps(self, has_staff: bool) -> None:
        """Show the steps; who has staff has done the first."""
        _ = self._look.texts
        clear(self._list)
        self._list.addWidget(words(_("Three steps to fill this page"), "name"))
        self._step(
            Start.ADD_STAFF,
            has_staff,
            _("Add your staff"),
            _("Name, team and day of entry are enough; everything else can follow."),
            _("Add staff"),
        )
        self._step(
            Start.IMPORT,
            False,
            _("Import what you have"),
            _("Visits, contracts and money from Excel or CSV; columns are recognised, and an import can be undone."),
            _("Import a file"),
        )
        self._step(
            Start.SET_TARGETS,
            False,
            _("Set the targets"),
            _("Enter the year's total; it is split over months and people as last year went, then you adjust it."),
            _("Set targets"),
        )

    def _step(self, start: Start, is_done: bool, heading: str, sentence: str, act: str) -> None:
        card = Card()
        layout = row(spacing=14, margins=QMargins(0, 2, 0, 2))
        sign = QLabel()
        self._look.icons.put(
            sign, "circle-check" if is_done else ICONS[start], "ok" if is_done else "accent_text", 22
        )
        texts = column(spacing=2)
        texts.addWidget(words(heading, "heading"))
        texts.addWidget(words(sentence, "soft", wrap=True))
        is_first = start is Start.ADD_STAFF and not is_done
        make = primary_button if is_first else plain_button
        layout.addWidget(sign)
        layout.addLayout(texts, 1)
        layout.addWidget(make(self._look, act, lambda: self.wanted.emit(start)))
        card.body.addLayout(layout)
        self._list.addWidget(card)
