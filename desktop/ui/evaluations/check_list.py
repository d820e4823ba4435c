"""What the data check found, one thing below the other; and the card a draft shows it on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.checks import CheckWarning
from desktop.domain.rewritten import StaleText
from desktop.queries.evaluations import EvaluationRow
from desktop.services.evaluation_precheck import DataCheck
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.surfaces import Card, clear, column, row, scrolled
from desktop.ui.kit.words import words
from desktop.ui.periods import period_title
from desktop.ui.tones import Tone


def add_warning(home: QVBoxLayout, look: Look, warning: CheckWarning | StaleText, go: Callable[[str], None]) -> None:
    """A thing to look at; where a target is missing `go` leads to those of its indicator."""
    notice = Notice(look)
    home.addWidget(notice)
    notice.say(warning.sentence(look.texts), Tone.WARN)
    if isinstance(warning, CheckWarning) and warning.wants_target:
        notice.offer(look.texts("Set targets ›"), partial(go, warning.indicator))


class CheckList(QWidget):
    """Hidden until something is asked; `targets_wanted` carries the code of an indicator that lacks targets."""

    targets_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = column(self, 8)
        self.found: DataCheck | None = None
        self.hide()

    def show_checking(self) -> None:
        """Say that the records are being looked through."""
        clear(self._layout)
        self._layout.addWidget(words(self._look.texts("Looking through the records …"), "faint"))
        self.show()

    def show_check(self, found: DataCheck | None) -> None:
        """List what was found."""
        _ = self._look.texts
        clear(self._layout)
        self.found = found
        self.setVisible(found is not None)
        if found is None:
            return
        self._layout.addWidget(self._heading(found))
        if not found.number:
            self._say(_("Nothing is missing: every item can be scored for everybody."), Tone.OK)
        if found.obstacle is not None:
            self._say(found.obstacle.sentence(_), Tone.BAD)
        for warning in found.warnings:
            add_warning(self._layout, self._look, warning, self.targets_wanted.emit)
        for note in found.notes:
            self._say(note.sentence(_), Tone.NEUTRAL)

    def sentences(self) -> list[str]:
        """Everything said at the moment."""
        return [notice.sentence() for notice in self.findChildren(Notice) if notice.sentence()]

    def _heading(self, found: DataCheck) -> QLabel:
        _ = self._look.texts
        people = _.ngettext("{number} person", "{number} people", found.people).format(number=found.people)
        return words(_("Data check for {people}").format(people=people), "strong")

    def _say(self, sentence: str, tone: Tone) -> None:
        notice = Notice(self._look)
        self._layout.addWidget(notice)
        notice.say(sentence, tone)


class DraftCard(Card):
    """An evaluation of which nothing is computed: what to look at first, and the button that computes."""

    compute_wanted = Signal()
    check_wanted = Signal()
    discard_wanted = Signal()
    sheets_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self._texts = _
        self.heading = words("", "heading")
        told = _("Nothing is computed yet. Correct records and targets first; the check below looks again by itself.")
        self.body.addWidget(self.heading)
        self.body.addWidget(words(told, "soft", wrap=True))
        inside = QWidget()
        layout = column(inside, 8)
        self.checks = CheckList(look)
        layout.addWidget(self.checks)
        layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        foot = row(spacing=10)
        foot.addWidget(link_button(_("Delete this draft"), self.discard_wanted.emit))
        foot.addStretch(1)
        foot.addWidget(plain_button(look, _("Ratings"), self.sheets_wanted.emit, "file-up"))
        foot.addWidget(plain_button(look, _("Check again"), self.check_wanted.emit, "refresh-cw"))
        self.compute = primary_button(look, _("Compute"), self.compute_wanted.emit)
        foot.addWidget(self.compute)
        self.body.addLayout(foot)
        self.setFocusProxy(self.compute)

    def show_draft(self, evaluation: EvaluationRow) -> None:
        """Show this draft."""
        _ = self._texts
        title = period_title(evaluation.period, _)
        self.heading.setText(_("Draft for {period}, {scheme}").format(period=title, scheme=evaluation.scheme))
