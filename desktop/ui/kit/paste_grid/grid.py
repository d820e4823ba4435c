"""A paste grid with what stands around it: what was pasted above, the counts and the next problem below."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.cells import ToneOf
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.meaning_panel import MeaningPanel
from desktop.ui.kit.paste_grid.repair_box import RepairBox
from desktop.ui.kit.paste_grid.repairs import trouble_at
from desktop.ui.kit.paste_grid.sayings import counts_words, pasted_words, warning_words
from desktop.ui.kit.paste_grid.view import PasteView
from desktop.ui.kit.surfaces import Card, column, line, row
from desktop.ui.kit.words import words

STRIP, FOOT = 44, 60


class PasteGrid(Card):
    """The grid in its card; `save_wanted` asks to save what can be saved."""

    save_wanted = Signal()
    moved = Signal(int, int)

    def __init__(
        self,
        look: Look,
        host: QWidget,
        desk: GridDesk,
        name: str,
        hints: tuple[str, str],
        tone_of: ToneOf,
        known: Callable[[object], str] = lambda _key: "",
    ) -> None:
        super().__init__(padded=False)
        self._look = look
        self._desk = desk
        self._known = known
        self._how = hints[0]  # said above until something is pasted
        self._dismissed: tuple[int, int] | None = None
        self.view = PasteView(look, desk, name, hints[1], tone_of)
        self.box = RepairBox(host)
        self.view.repairs_offered = self.box.number
        self.panel = MeaningPanel(look, host, desk)
        self.body.setSpacing(0)
        self._add_strip()
        self.body.addWidget(line())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(line())
        self._add_foot()
        desk.listen(self._show)
        self._connect()
        self._show()

    def _add_strip(self) -> None:
        strip = QWidget()
        strip.setFixedHeight(STRIP)
        layout = row(strip, 10, QMargins(15, 0, 11, 0))
        picture = QLabel()
        self._look.icons.put(picture, "clipboard-paste", "accent_text", 16)
        self._told = ElidedLabel("", "strong")
        self._meant = ElidedLabel("", "soft")
        self._meant.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it is cut first
        self.change_button = link_button(self._look.texts("Change the columns"), self._change_meaning)
        layout.addWidget(picture)
        layout.addWidget(self._told)
        layout.addWidget(self._meant, 1)
        layout.addWidget(self.change_button)
        self.body.addWidget(strip)

    def _add_foot(self) -> None:
        _ = self._look.texts
        foot = QWidget()
        foot.setFixedHeight(FOOT)
        layout = row(foot, 12, QMargins(15, 0, 15, 0))
        texts = column(spacing=2)
        self._counts = words("", "strong")
        texts.addStretch(1)
        texts.addWidget(self._counts)
        legend = row(spacing=8)
        legend.addWidget(words(_("Grey = as the row above"), "caption"))
        self._sign = QLabel()
        self._look.icons.put(self._sign, "triangle-alert", "warn", 14)
        self._warning = ElidedLabel("", "caption")
        legend.addSpacing(8)
        legend.addWidget(self._sign)
        legend.addWidget(self._warning, 1)
        texts.addLayout(legend)
        texts.addStretch(1)
        layout.addLayout(texts, 1)
        self.problem_button = plain_button(
            self._look, _("To the next problem"), self.go_to_problem, "arrow-down-to-line"
        )
        self.problem_button.setToolTip("F8")
        layout.addWidget(self.problem_button)
        self.body.addWidget(foot)

    def _connect(self) -> None:
        view = self.view
        view.save_wanted.connect(self.save_wanted)
        view.moved.connect(self._moved)
        view.repair_wanted.connect(self._repair)
        view.problem_wanted.connect(self.go_to_problem)
        view.escaped.connect(self._dismiss_box)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._show_trouble())
        self.panel.laid_out.connect(view.setFocus)

    def start(self) -> None:
        """Put the cursor where one goes on writing."""
        self.view.start()

    def go_to_problem(self) -> None:
        """Go to the next cell that needs a look."""
        found = self._desk.next_problem(*self.view.place())
        if found is not None:
            self._dismissed = None
            self.view.be_at(*found)
            self.view.setFocus()
            self._show_trouble()

    def put_away(self) -> None:
        """Take over what is being typed, and hide what stands over the page."""
        self.view.finish_editing()
        self.box.put_away()

    def _show(self) -> None:
        told, meant = pasted_words(self._desk)
        self._told.setText(told)
        self._told.setToolTip(told)
        self._told.setVisible(bool(told))
        self._meant.setText(meant or self._how)
        self._meant.setToolTip(meant or self._how)
        self.change_button.setVisible(bool(told))
        self._counts.setText(counts_words(self._desk))
        warning = warning_words(self._desk)
        self._warning.setText(warning)
        self._warning.setToolTip(warning)
        self._sign.setVisible(bool(warning))
        self.problem_button.setEnabled(self._desk.next_problem(-1, -1) is not None)
        self._show_trouble()

    def _change_meaning(self) -> None:
        if self._desk.pasted is not None:
            self.box.put_away()
            self.panel.open_for(self._desk.pasted)

    def _moved(self, row_number: int, place: int) -> None:
        if self._dismissed != (row_number, place):
            self._dismissed = None
        self._show_trouble()
        self.moved.emit(row_number, place)

    def _dismiss_box(self) -> None:
        self._dismissed = self.view.place()
        self.box.put_away()

    def _repair(self, number: int) -> None:
        if self.box.carry_out(number):
            self.view.setFocus()

    def _show_trouble(self) -> None:
        place = self.view.place()
        trouble = trouble_at(self._desk, *place, self._known) if place[1] >= 0 else None
        is_due = trouble is not None and self.isVisible() and self._dismissed != place
        cell = self.view.visualRect(self.view.currentIndex())
        if trouble is None or not is_due or not self.view.viewport().rect().intersects(cell):
            self.box.put_away()
        else:
            self.box.show_trouble(trouble, cell, self.view.viewport())
