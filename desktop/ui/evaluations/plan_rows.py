"""The improvement plan: what is to become of which figure by when, and the form that changes it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from desktop.domain.review import PlanResult, ReviewAction, ReviewForm, Verdict
from desktop.i18n import Translator
from desktop.services.seen import Seen, Shown
from desktop.ui.evaluations.finding_box import add_stale, editor_foot, language_note, selectable, way_back
from desktop.ui.evaluations.text_ports import NEW
from desktop.ui.evaluations.text_seen import action_values
from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField, side_by_side
from desktop.ui.kit.focus_place import name_place
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftKeeping
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.values import Values
from desktop.ui.kit.words import chip, words
from desktop.ui.tones import Tone
from desktop.ui.verdicts import VERDICT_TONES, verdict_word


class ActionRow(QWidget):
    """One action; `edit` None makes it read-only."""

    def __init__(self, look: Look, action: ReviewAction, edit: Callable[[], None] | None) -> None:
        super().__init__()
        _ = look.texts
        layout = row(self, 10, QMargins(0, 2, 0, 4))
        layout.addWidget(Avatar(look, action.owner, 22), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=2)
        layout.addLayout(texts, 1)
        head = row(spacing=6)
        head.addWidget(words(action.goal or action.text, "strong", wrap=True), 1)
        calendar = QLabel()
        look.icons.put(calendar, "calendar", "text2", 14)
        head.addWidget(calendar, 0, Qt.AlignmentFlag.AlignTop)
        due = words(f"{action.due_on:%m-%d}", "soft")
        due.setToolTip(_.pgettext("day in figures", "Due on {day}").format(day=action.due_on.isoformat()))
        head.addWidget(due, 0, Qt.AlignmentFlag.AlignTop)
        if edit is not None:
            name = _("Change: {text}").format(text=action.goal or action.text)
            self.edit_button = icon_button(look, "pencil", name, edit, 14)
            self.edit_button.setProperty("small", "true")
            name_place(self.edit_button, action_place(action.action_id))
            head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        texts.addLayout(head)
        if action.goal:
            texts.addWidget(selectable(action.text))
        add_stale(texts, look, action.stale)
        about = [action.owner, _("support: {text}").format(text=action.support) if action.support else ""]
        if action.is_edited:
            about.append(_("Rewritten"))
        texts.addWidget(words(" · ".join(part for part in about if part), "caption", wrap=True))


class ActionEditor(QFrame):
    """Changes an action, or writes a new one."""

    saved = Signal()
    cancelled = Signal()
    removal_wanted = Signal()
    way_back_wanted = Signal()

    def __init__(self, look: Look, action: ReviewAction | None, owner: str, today: date) -> None:
        super().__init__()
        _ = look.texts
        self.action = action
        self.seen: Seen | None = None  # the action as the editor was filled with it
        self.setProperty("edge", Tone.ACCENT.value)
        self.place = action_place(action.action_id if action is not None else NEW)
        name_place(self, self.place)
        layout = column(self, 8, QMargins(11, 1, 0, 1))
        self.text = LongTextField("text", _("What is to be done"), lines=3, required=True)
        self.form = Form(
            self.text,
            TextField("goal", _("Goal"), example=_("e.g. effective visits 34 → 38")),
            DateField(look, "due_on", _("Due on"), today, required=True),
            TextField("owner", _("Responsible")),
            TextField("support", _("Support")),
        )
        fields = self.form.fields
        self.merging = MergeView(look)
        self.drafts = DraftKeeping(look, self.form, self)
        self.drafts.overtaken.connect(lambda clashes: self.merging.show_overtaken(fields, clashes))
        layout.addWidget(self.drafts.offered)
        layout.addWidget(self.merging)
        layout.addWidget(fields["text"])
        layout.addWidget(fields["goal"])
        layout.addWidget(side_by_side(fields["due_on"], fields["owner"]))
        layout.addWidget(fields["support"])
        layout.addWidget(words(language_note(_), "caption", wrap=True))
        self.notice = Notice(look)
        layout.addWidget(self.notice)
        if action is not None and action.has_way_back:
            layout.addWidget(way_back(look, self, self.way_back_wanted.emit), 0, Qt.AlignmentFlag.AlignLeft)
        if action is not None:
            self.remove_button = link_button(_("Remove this action"), self.removal_wanted.emit)
            layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
            self.form.fill(action_values(action))
        else:
            self.form.fill({"owner": owner})
        self._before = self.entered()
        layout.addWidget(editor_foot(look, self, self._save, self.cancelled.emit))

    @property
    def is_dirty(self) -> bool:
        """Whether anything was changed."""
        return self.entered() != self._before

    def entered(self) -> Values:
        """What the owner entered."""
        return self.form.values()

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        """Show what was made of the action elsewhere."""
        self.merging.show_merge(self.form.fields, filled, theirs)

    def _save(self) -> None:
        if self.merging.settle():
            self.saved.emit()

    def show_errors(self, errors: dict[str, str], sentence: str) -> None:
        """Say what is wrong at its field."""
        self.form.show_errors(errors)
        self.notice.say(sentence)


def action_place(action_id: int) -> str:
    """The name of the place where an action stands, shown or edited; NEW is where one is added."""
    return f"action {action_id}"


class ResultRow(QWidget):
    """What became of one action of the last plan."""

    def __init__(self, look: Look, result: PlanResult) -> None:
        super().__init__()
        layout = column(self, 1, QMargins(0, 2, 0, 4))
        head = row(spacing=6)
        head.addWidget(words(result.title, "strong"), 1)
        head.addWidget(chip(verdict_word(result.verdict, look.texts), VERDICT_TONES[result.verdict]))
        layout.addLayout(head)
        told = " · ".join(part for part in (result.goal, result.now) if part)
        layout.addWidget(words(told, "soft", wrap=True))
        if result.remark:
            layout.addWidget(words(result.remark, "caption", wrap=True))


def add_last_plan(layout: QBoxLayout, look: Look, form: ReviewForm) -> None:
    """What became of the last plan, below everything else; nothing where there was none."""
    if form.last_plan:
        layout.addSpacing(2)
        layout.addWidget(words(look.texts("Last plan"), "heading"))
        layout.addWidget(words(form.last_plan_title, "caption", wrap=True))
        for result in form.last_plan:
            layout.addWidget(ResultRow(look, result))


def verdict_chips(results: Sequence[PlanResult], texts: Translator) -> list[QLabel]:
    """How many actions of the last plan came to which end."""
    counts = {verdict: sum(result.verdict is verdict for result in results) for verdict in Verdict}
    return [
        chip(f"{verdict_word(verdict, texts)} {number}", VERDICT_TONES[verdict])
        for verdict, number in counts.items()
        if number
    ]
