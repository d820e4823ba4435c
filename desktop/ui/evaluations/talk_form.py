"""The form for the interview: when, what the employee said, what is difficult, what was agreed."""

from datetime import date

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.review import ReviewForm
from desktop.services.seen import Seen, Shown
from desktop.ui.evaluations.finding_box import selectable
from desktop.ui.evaluations.text_ports import Talk
from desktop.ui.evaluations.text_seen import draft_of, seen, talk_part, talk_values
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fields import LongTextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftKeeping
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.save_key import SAVING, act_by_keys
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words

LINES = 4


class TalkForm(QWidget):
    """Fields while the review may be changed."""

    saved = Signal()

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        _ = look.texts
        self._today = today
        self._review_id = 0
        self.seen: Seen | None = None  # the interview as the form was filled with it
        self.name = ""
        layout = column(self, 12, QMargins(15, 10, 15, 14))
        self.day = DateField(look, "day", _("Day of the interview"), today)
        self.day.set_hint(_("Without a day the interview counts as not held yet."))
        self.opinion = LongTextField("opinion", _("What the employee says"), LINES)
        self.difficulties = LongTextField("difficulties", _("Difficulties and support needed"), LINES)
        self.agreements = LongTextField("agreements", _("What was agreed"), LINES)
        self.notice = Notice(look)
        self._form = Form(self.day, self.opinion, self.difficulties, self.agreements)
        self.drafts = DraftKeeping(look, self._form, self)
        self.merging = MergeView(look)
        self.drafts.overtaken.connect(lambda clashes: self.merging.show_overtaken(self._form.fields, clashes))
        layout.addWidget(self.drafts.offered)
        layout.addWidget(self.merging)
        self.save_button = primary_button(look, _("Save interview"), self._save)
        for widget in (self.day, self.opinion, self.difficulties, self.agreements, self.notice):
            layout.addWidget(widget)
        foot = row(spacing=8)
        hint = ElidedLabel(role="caption")
        hint.show_text(_("Ctrl+Enter saves"))
        foot.addWidget(hint, 1)
        foot.addWidget(self.save_button)
        layout.addLayout(foot)
        layout.addStretch(1)
        act_by_keys(self, SAVING, self._save)
        self._before = self.talk()

    def show_form(self, form: ReviewForm) -> None:
        """Show what was written down; today is offered where nothing was."""
        self._review_id, self.name = form.review_id, form.person.name
        self.day.set_value(form.interview_on or self._today)
        self.opinion.set_value(form.employee_opinion)
        self.difficulties.set_value(form.difficulties)
        self.agreements.set_value(form.agreements)
        self.show_errors({}, "")
        self._before = self.talk()
        self.seen = seen(form, talk_part)
        self.merging.end()
        self.drafts.begin(draft_of(form, "interview"), is_new=False)

    def talk(self) -> Talk:
        """What stands in the form."""
        return Talk(
            self._review_id,
            self.day.value(),
            self.opinion.value(),
            self.difficulties.value(),
            self.agreements.value(),
        )

    @property
    def review_id(self) -> int:
        """Whose interview it is."""
        return self._review_id

    @property
    def is_dirty(self) -> bool:
        """Whether anything was changed since it was shown or saved."""
        return self.talk() != self._before or not self.day.is_understood

    def keep(self, talk: Talk) -> None:
        """Take what was saved as what stood there before."""
        if talk.review_id == self._review_id:
            self._before = talk
            if self.seen is not None:
                self.seen = Seen(talk_values(talk), self.seen.read)
            self.merging.end()
            if not self.is_dirty:
                self.drafts.settle()

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        """Show what was written down of the interview elsewhere."""
        shown = self._before.day  # today, where no day was written down
        self.merging.show_merge(
            self._form.fields, {**filled, "day": shown}, {**theirs, "day": theirs["day"] or shown}
        )

    def _save(self) -> None:
        if self.merging.settle():
            self.saved.emit()

    def show_errors(self, errors: dict[str, str], sentence: str) -> None:
        """Say what is wrong."""
        self.day.set_error(errors.get("day", ""))
        self.notice.say(sentence)


class TalkSheet(QWidget):
    """The same to read only, once the evaluation is finalised."""

    def __init__(self, look: Look, form: ReviewForm) -> None:
        super().__init__()
        _ = look.texts
        layout = column(self, 4, QMargins(15, 10, 15, 14))
        day = form.interview_on.isoformat() if form.interview_on else _("No interview was recorded.")
        for caption, text in (
            (_("Day of the interview"), day),
            (_("What the employee says"), form.employee_opinion),
            (_("Difficulties and support needed"), form.difficulties),
            (_("What was agreed"), form.agreements),
        ):
            layout.addWidget(words(caption, "caption"))
            layout.addWidget(selectable(text or NO_VALUE))
            layout.addSpacing(10)
        layout.addStretch(1)
