"""Visits worth a look: what was noticed, the visits behind it, and "checked, fine"."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop.domain.visit_notices import LoggedVisit, Notice
from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.focus_place import give_focus, name_place, place_of_focus
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.words import chip, words
from desktop.ui.tones import Tone
from desktop.ui.visits.check_presenter import CheckPresenter
from desktop.ui.visits.check_words import kind_words, notice_words

MOST_VISITS = 3  # shown of each notice until it is opened
MOST_NOTICES = 100


class CheckPanel(Card):
    """Lays out and forwards; `counted` says how many notices there are."""

    counted = Signal(int)
    visit_opened = Signal(object)  # a visit to be changed
    all_wanted = Signal(object)  # a notice whose visits the list shall show

    def __init__(self, look: Look, presenter: CheckPresenter) -> None:
        super().__init__(padded=False)
        self._look, self._presenter = look, presenter
        self._places: tuple[str, ...] = ()  # of the notices shown
        self._state = StateView(look)
        self._inside = QWidget()
        self._rows = column(self._inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._scrolled = scrolled(self._inside)
        self._stack.addWidget(self._scrolled)
        self._state.show_loading()
        self.body.addWidget(self._stack, 1)
        presenter.attach(self)

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def start(self) -> None:
        """Let the keys walk through the notices."""
        self._stack.setFocus()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show what was noticed, or that there is nothing."""
        _, at = self._look.texts, place_of_focus(self._inside)
        self.counted.emit(len(notices))
        if not notices:
            self._state.show_empty(
                "circle-check",
                _("Nothing to look at"),
                _("In the visits of the last two months nothing stands out that was not found fine."),
            )
            self._stack.setCurrentWidget(self._state)
            if at is not None:
                self.start()
            return
        clear(self._rows)
        places = tuple(map(_place_of, notices[:MOST_NOTICES]))
        for notice in notices[:MOST_NOTICES]:
            self._rows.addWidget(self._row(notice))
            self._rows.addWidget(line())
        if len(notices) > MOST_NOTICES:
            more = _("and {number} more; they come up as these are dealt with").format(
                number=len(notices) - MOST_NOTICES
            )
            rest = words(more, "caption")
            rest.setContentsMargins(16, 10, 16, 10)
            self._rows.addWidget(rest)
        self._rows.addStretch(1)
        self._stack.setCurrentWidget(self._scrolled)
        if at is not None:
            self._stand_at(at, places)
        self._places = places

    def _stand_at(self, at: str, places: tuple[str, ...]) -> None:
        """Give the keys to what was looked at, or to what moved up into its place."""
        number = self._places.index(at) if at in self._places else 0
        give_focus(self._inside, at if at in places else places[min(number, len(places) - 1)])

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self._state.show_error(sentence, self._presenter.refresh)
        self._stack.setCurrentWidget(self._state)

    def _row(self, notice: Notice) -> QWidget:
        _ = self._look.texts
        title, why = kind_words(notice.kind, _)
        holder = QWidget()
        layout = row(holder, 14, QMargins(16, 12, 16, 12))
        layout.addWidget(Avatar(self._look, notice.visits[0].staff, 30), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=3)
        head = row(spacing=8)
        said = ElidedLabel(notice_words(notice, _), "strong")
        head.addWidget(said)
        head.addWidget(chip(title, Tone.NEUTRAL))
        head.addStretch(1)
        texts.addLayout(head)
        texts.addWidget(words(why, "caption"))
        for visit in notice.visits[:MOST_VISITS]:
            texts.addWidget(self._visit(visit))
        layout.addLayout(texts, 1)
        acts = column(spacing=6)
        number = len(notice.visits)
        show = _.ngettext("Show the visit", "Show all {number} visits", number).format(number=number)
        every = plain_button(self._look, show, lambda: self.all_wanted.emit(notice))
        fine = plain_button(self._look, _("Checked, fine"), lambda: self._presenter.find_fine(notice), "check")
        fine.setAccessibleDescription(notice_words(notice, _))
        for named in (holder, fine):  # "checked, fine" has the focus again
            name_place(named, _place_of(notice))
        for button in (every, fine):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            acts.addWidget(button)
        acts.addStretch(1)
        layout.addLayout(acts)
        return holder

    def _visit(self, visit: LoggedVisit) -> QWidget:
        holder = QWidget()
        layout = row(holder, 10)
        what = visit.customer or self._look.texts("No customer")
        layout.addWidget(link_button(f"{visit.day:%m-%d} {what}", lambda: self.visit_opened.emit(visit)))
        layout.addWidget(ElidedLabel(visit.summary, "soft"), 1)
        return holder


def _place_of(notice: Notice) -> str:
    return " ".join(notice.marks)
