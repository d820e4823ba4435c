"""What stands above the columns: the choice of evaluations, the acts, and the strip of steps."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from desktop.domain.period import Period, PeriodKind
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.ui.evaluations.progress import Progress, status_word
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.stepper import Step, Stepper
from desktop.ui.kit.surfaces import row

CHOICE_WIDTH, WIDEST_CHOICE = 190, 250  # px; days of one's own need more than a quarter
BESIDE = 56  # px a line needs beside its words
BESIDE_STEPS = 320  # px for the first words of what is missing, and for the links


class EvaluationChoice(Picker):
    """All evaluations, the latest first; the list is as wide as its longest line."""

    def __init__(self, look: Look) -> None:
        super().__init__((), look.texts("Evaluation"))
        self._texts = look.texts
        self.setFixedWidth(CHOICE_WIDTH)

    def show_rows(self, rows: Sequence[EvaluationRow], evaluation_id: int) -> None:
        """Offer these."""
        self.set_options([Option(each.evaluation_id, choice_text(each, rows, self._texts)) for each in rows])
        self.set_value(evaluation_id)
        self.ensurePolished()  # measured in the font it is shown in
        widths = [self.fontMetrics().horizontalAdvance(self.itemText(at)) + BESIDE for at in range(self.count())]
        self.view().setMinimumWidth(max(*widths, CHOICE_WIDTH) if widths else CHOICE_WIDTH)
        shown = widths[self.currentIndex()] if self.currentIndex() >= 0 else 0
        self.setFixedWidth(min(max(shown, CHOICE_WIDTH), WIDEST_CHOICE))


class Acts:
    """The buttons of the page's head; where room is short, some of them are icons only."""

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        self._resting = Resting(host)
        self.choice = EvaluationChoice(look)
        self.new = plain_button(look, _("New evaluation"), None, "plus")
        self.again = plain_button(look, _("Compute again"), None, "refresh-cw")
        self.print = plain_button(look, _("Print"), None, "printer")
        self.reopen = plain_button(look, _.pgettext("act", "Reopen"), None, "lock-open")
        self.finalise = primary_button(look, _.pgettext("act", "Finalise"), None, "lock")
        self._look = look
        self._short: dict[QPushButton, tuple[str, str]] = {
            self.new: (_("New evaluation"), "plus"),
            self.again: (_("Compute again"), "refresh-cw"),
            self.print: (_("Print"), "printer"),
        }

    def show_status(self, is_final: bool, is_draft: bool) -> None:
        """Offer what may be done with the evaluation shown; whoever did one of these acts is at the next one."""
        was_at = any(each.hasFocus() for each in (self.again, self.finalise, self.reopen))
        self.again.setVisible(not is_final and not is_draft)
        self.finalise.setVisible(not is_final and not is_draft)
        self.reopen.setVisible(is_final)
        if was_at and not is_draft:
            (self.print if is_final else self.finalise).setFocus()

    def show_busy(self, is_busy: bool) -> None:
        """While figures are computed nothing else is started."""
        acts = (self.choice, self.new, self.again, self.print, self.finalise, self.reopen)
        (self._resting.rest if is_busy else self._resting.wake)(acts)

    def shorten(self, is_short: bool) -> None:
        """Leave some words out, or write them again."""
        for button, (text, icon) in self._short.items():
            shown = "" if is_short else text
            if button.text() != shown:
                button.setText(shown)
                button.setToolTip(text if is_short else "")
                button.setAccessibleName(text)
                self._look.icons.put(button, icon, "text")


class Strip(QFrame):
    """Steps at the left, what is missing and what the data check found at the right."""

    check_wanted = Signal()
    changes_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._texts = look.texts
        self._missing, self._warnings, self._changes = "", 0, 0
        self.setProperty("surface", "card")
        self.setFixedHeight(48)
        layout = row(self, 10, QMargins(15, 0, 15, 0))
        self.stepper = Stepper(look)
        layout.addWidget(self.stepper)
        self._icon = QLabel()
        look.icons.put(self._icon, "info", "warn")
        self.missing = ElidedLabel(role="warning")
        layout.addStretch(1)
        layout.addWidget(self._icon)
        layout.addWidget(self.missing)
        self.check = link_button("", self.check_wanted.emit)
        layout.addWidget(self.check)
        self.changed = link_button("", self.changes_wanted.emit)
        self.changed.hide()
        layout.addWidget(self.changed)
        self.discard = link_button(look.texts.pgettext("act", "Delete"), self.discard_wanted.emit)
        self.discard.setAccessibleName(look.texts("Delete this evaluation"))
        self.discard.setToolTip(look.texts("Delete this evaluation"))
        layout.addWidget(self.discard)

    def show_progress(self, progress: Progress, warnings: int, is_final: bool) -> None:
        """Show where the evaluation stands; a finalised one cannot be deleted."""
        self.discard.setVisible(not is_final)
        _ = self._texts
        self.stepper.show_steps([Step(*each) for each in progress.steps], progress.current)
        self.stepper.claim(self.width() - BESIDE_STEPS)
        told = _.ngettext("Data check: {number}", "Data check: {number}", warnings).format(number=warnings)
        self.check.setText(told)
        self._missing, self._warnings = progress.missing, warnings
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what is missing before the names of the steps."""
        super().resizeEvent(event)
        self.stepper.claim(self.width() - BESIDE_STEPS)

    def show_changes(self, number: int, is_final: bool) -> None:
        """Say how many of the figures the records no longer bear out."""
        _ = self._texts
        if is_final:
            told = _.ngettext("{number} changed since", "{number} changed since", number)
        else:
            told = _.ngettext("{number} out of date", "{number} out of date", number)
        self.changed.setText(told.format(number=number))
        self._changes = number
        self._make_room()

    def _make_room(self) -> None:
        """First things first: what is missing and to be checked is told of figures the records bear out."""
        is_of_now = not self._changes
        self.changed.setVisible(not is_of_now)
        self.missing.show_text(self._missing if is_of_now else "")
        self.missing.setVisible(is_of_now)
        self._icon.setVisible(bool(self._missing) and is_of_now)
        self.check.setVisible(self._warnings > 0 and is_of_now)


def _label(period: Period, newest: Period) -> str:
    """A period in a few characters; days of one's own without their year where it is the newest one's."""
    if period.kind is not PeriodKind.CUSTOM:
        return period.label
    is_clear = period.start.year == period.end.year == newest.end.year
    return period.short_label() if is_clear else f"{period.start}–{period.end}"


def choice_text(each: EvaluationRow, rows: Sequence[EvaluationRow], texts: Translator) -> str:
    """An evaluation in the list: its scheme is named where there is more than one for the same days."""
    same = [other for other in rows if (other.period.start, other.period.end) == (each.period.start, each.period.end)]
    parts = [
        _label(each.period, rows[0].period),
        each.scheme if len(same) > 1 else "",
        status_word(each.status, texts),
    ]
    return " · ".join(part for part in parts if part)
