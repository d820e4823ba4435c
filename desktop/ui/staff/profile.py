"""One person beside the list: who, how this quarter goes, the latest visits."""

from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.facts import NO_DATA
from desktop.domain.indicators import INDICATORS
from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import chip, words
from desktop.ui.staff.figures import BRIEF, figure_text
from desktop.ui.staff.questions import Sheet
from desktop.ui.staff.service_words import service_length, service_word
from desktop.ui.staff.table import SERVICE_TONES
from desktop.ui.tones import Tone

WIDTH = 336
TEXT_WIDTH = 120


class ProfileCard(Card):
    """Shows a sheet; what the owner wants of it goes out as requests."""

    edit_wanted = Signal()
    removal_wanted = Signal()
    visits_wanted = Signal()
    figure_wanted = Signal(str)  # an indicator's code
    whole_wanted = Signal()

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(padded=False)
        self._look = look
        self._today = today
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        self._inside = column(inside, 12, QMargins(16, 14, 16, 14))
        self.body.setSpacing(0)
        self.body.addWidget(scrolled(inside), 1)
        self.body.addWidget(line())
        foot = row(spacing=10, margins=QMargins(16, 12, 16, 12))
        self.edit_button = plain_button(look, look.texts("Edit"), self.edit_wanted.emit, "pencil")
        self.remove_button = plain_button(look, look.texts("Remove"), self.removal_wanted.emit, "user-x")
        foot.addWidget(self.edit_button)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_sheet(self, found: Sheet, period_title: str) -> None:
        """Show this person with the figures of the period of that title."""
        clear(self._inside)
        self._inside.addLayout(self._head(found))
        self._inside.addWidget(line())
        self._inside.addWidget(words(period_title, "heading"))
        self._inside.addLayout(self._figures(found))
        self._add_particulars(found)
        self._add_visits(found)
        self._inside.addStretch(1)

    def _head(self, found: Sheet) -> QHBoxLayout:
        person = found.profile.line
        head = row(spacing=12)
        head.addWidget(Avatar(self._look, person.name, 44), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=3)
        title = row(spacing=8)
        title.addWidget(words(person.name, "name", wrap=True))
        title.addWidget(chip(service_word(person.service, self._look.texts), SERVICE_TONES[person.service]))
        title.addStretch(1)
        texts.addLayout(title)
        parts = [part for part in (person.position, person.team) if part]
        texts.addWidget(words(" · ".join(parts), "soft", wrap=True))
        self.whole_link = link_button(self._look.texts("Full profile ›"), self.whole_wanted.emit)
        texts.addWidget(self.whole_link, 0, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(texts, 1)
        return head

    def _figures(self, found: Sheet) -> QGridLayout:
        _ = self._look.texts
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, code in enumerate(BRIEF):
            figure = figure_text(code, found.facts.get(code, NO_DATA).actual, _)
            lead = None if figure == NO_VALUE else partial(self.figure_wanted.emit, code)
            grid.addWidget(tile(_(INDICATORS[code].name), figure, lead), number // 2, number % 2)
        return grid

    def _add_particulars(self, found: Sheet) -> None:
        _ = self._look.texts
        person, profile = found.profile.line, found.profile
        last_day = min(person.left_on or self._today, self._today)
        known = (
            (_("Staff code"), person.code),
            (_("Superior"), person.superior),
            (_("Hired on"), person.hired_on.isoformat() if person.hired_on else ""),
            (_("Service"), service_length(person.hired_on, last_day, _)),
            (_("Left on"), person.left_on.isoformat() if person.left_on else ""),
            (_("Region"), person.region),
            (_("Phone"), profile.phone),
            (_("Email"), profile.email),
        )
        for name, value in known:
            if value:
                self._inside.addLayout(_pair(name, value))
        former = [stay for stay in profile.stays if stay.ended_on is not None and stay.ended_on < self._today]
        for stay in former:
            span = _("until {day}").format(day=stay.ended_on)
            self._inside.addLayout(_pair(_("Earlier team"), f"{stay.team} {span}"))

    def _add_visits(self, found: Sheet) -> None:
        _ = self._look.texts
        head = row(spacing=8)
        head.addWidget(words(_("Latest visits"), "heading"))
        head.addStretch(1)
        if found.visits:
            head.addWidget(link_button(_("All visits ›"), self.visits_wanted.emit))
        self._inside.addWidget(line())
        self._inside.addLayout(head)
        if not found.visits:
            self._inside.addWidget(words(_("No visits logged yet."), "faint"))
        entries = column(spacing=0)
        for visit in found.visits:
            entry = row(spacing=8, margins=QMargins(0, 5, 0, 5))
            entry.addWidget(words(f"{visit.visited_on:%m-%d}", "soft"))
            entry.addWidget(ElidedLabel(visit.customer or visit.summary or NO_VALUE), 1)
            if visit.outcome:
                entry.addWidget(chip(visit.outcome, Tone.OK if visit.is_effective else Tone.NEUTRAL))
            entries.addLayout(entry)
        self._inside.addLayout(entries)


def _pair(name: str, value: str) -> QHBoxLayout:
    layout = row(spacing=8)
    label = words(name, "caption")
    label.setFixedWidth(84)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    text = words(value, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text, 1)
    return layout
