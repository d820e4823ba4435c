"""The column beside the score card: findings and plan, or the interview; edited in place until it is finalised."""

from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop.domain.review import ReviewAction, ReviewFinding, ReviewForm
from desktop.services.seen import Seen, Shown
from desktop.ui.evaluations.finding_box import FindingEditor
from desktop.ui.evaluations.last_plan_foot import LastPlanFoot
from desktop.ui.evaluations.plan_rows import ActionEditor, action_place
from desktop.ui.evaluations.talk_form import TalkForm, TalkSheet
from desktop.ui.evaluations.text_ports import NEW, Talk
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.text_seen import Part, action_part, draft_of, finding_part, seen
from desktop.ui.evaluations.texts_layout import Editor, Edits, lay_out
from desktop.ui.kit.focus_place import give_focus, place_of_focus
from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled


class Tab(StrEnum):
    """What the column shows."""

    TEXTS = "texts"
    TALK = "talk"


class TextsCard(Card):
    """Lays out a form's texts; saving goes through the presenter."""

    records_wanted = Signal(str, str, int)  # an indicator, its name, how many records a finding rests on
    record_shown = Signal(object)  # the review's key

    def __init__(self, look: Look, presenter: TextPresenter, today: date) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look, self._presenter, self._today = look, presenter, today
        self._form: ReviewForm | None = None
        self._is_final = self._was_refused = False
        self.editor: Editor | None = None
        self.body.setSpacing(0)
        self.tabs = Segments([(Tab.TEXTS, _("Findings and plan")), (Tab.TALK, _("Interview"))], _("What is shown"))
        self.tabs.chosen.connect(self._show_tab)
        above = row(margins=QMargins(11, 11, 11, 8))
        above.addWidget(self.tabs)
        above.addStretch(1)
        self.body.addLayout(above)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        inside = QWidget()
        whole = column(inside, 10, QMargins(15, 4, 15, 14))
        self._inside, self.files = column(spacing=10), column(spacing=6)
        whole.addLayout(self._inside, 1)
        whole.addLayout(self.files)
        self._area: QScrollArea = scrolled(inside)
        self.talk = TalkForm(look, today)
        self._talk_area = scrolled(self.talk)
        self._talk_sheet = QWidget()
        self._sheet_layout = column(self._talk_sheet)
        for widget in (self._area, self._talk_area, scrolled(self._talk_sheet)):
            self._stack.addWidget(widget)
        self._foot_line = line()
        self.body.addWidget(self._foot_line)
        self._foot = LastPlanFoot(look)
        self.body.addWidget(self._foot)
        self.talk.saved.connect(self._save_talk)
        presenter.attach(self)

    @property
    def is_editing(self) -> bool:
        """Whether a finding or an action is being edited."""
        return self.editor is not None

    def show_form(self, form: ReviewForm, is_final: bool) -> None:
        """Show this person's texts; what is being written for the same person stays."""
        is_same = self._form is not None and draft_of(self._form, "review") == draft_of(form, "review")
        self._form, self._is_final = form, is_final
        if not is_same:
            self._let_go()
        if self.editor is None:
            self._rebuild(keep_place=is_same)
        if not (is_same and self.talk.is_dirty):
            self.talk.show_form(form)
        clear(self._sheet_layout)
        self._sheet_layout.addWidget(TalkSheet(self._look, form))
        self._foot.show_results(form.last_plan)
        self._show_tab(self.tabs.value())
        self.record_shown.emit(form.review_id)

    def leave(self) -> None:
        """Keep what was written before another person is shown."""
        editor = self._let_go()
        if editor is not None and editor.is_dirty and editor.merging.is_settled:
            self._save(editor)  # what is still to be chosen is kept as half written
        if self.talk.is_dirty and not self._is_final:
            (self._save_talk if self.talk.merging.is_settled else self.talk.drafts.keep)()

    def keep_written(self) -> bool:
        """Save what is half written where it stands; whether none of it was refused at a field."""
        self._was_refused = False
        if self.editor is not None and self.editor.is_dirty and self._is_settled(self.editor):
            self._save(self.editor)
        if self.talk.is_dirty and self._is_settled(self.talk):
            self._save_talk()
        return not self._was_refused

    def _is_settled(self, editor: Editor | TalkForm) -> bool:
        """Whether nothing is left to choose in an editor; if something is, its tab is shown."""
        if not editor.merging.is_settled:
            self._was_refused = True
            self._turn_to(Tab.TALK if editor is self.talk else Tab.TEXTS)
        return editor.merging.settle()

    # -- what the presenter calls

    def close_editor(self, filled: Seen | None) -> None:
        """Put the editor filled with this away: what was written in it is saved."""
        if self.editor is not None and self.editor.seen is filled:
            self.editor.drafts.settle()
            self._put_away()

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the open editor."""
        self._was_refused = True
        if self.editor is not None:
            self._turn_to(Tab.TEXTS)
            self.editor.show_errors(errors, sentence)

    def talk_kept(self, talk: Talk) -> None:
        """Take what was written as saved."""
        self.talk.keep(talk)

    def show_talk_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the interview's form."""
        self._was_refused = self._was_refused or bool(errors)
        if errors or sentence:
            self._turn_to(Tab.TALK)
        self.talk.show_errors(errors, sentence)

    def show_changed_elsewhere(self, seen: Seen, theirs: Shown) -> bool:
        """Show in its editor what was made elsewhere of what was seen; whether that editor is still there."""
        self._was_refused = True
        for editor in (self.editor, self.talk):
            if editor is not None and editor.seen is seen:
                editor.seen = Seen(theirs, seen.read)
                editor.show_changed_elsewhere(seen.filled, theirs)
                return True
        return False

    # -- editing

    def edit_finding(self, finding: ReviewFinding) -> None:
        """Rewrite a finding in place."""
        is_weakness = self._form is not None and finding in self._form.weaknesses
        editor = FindingEditor(self._look, finding, is_weakness)
        editor.way_back_wanted.connect(lambda: self._take_computed(editor))
        self._open(editor, finding_part(finding.finding_id))

    def edit_action(self, action: ReviewAction | None) -> None:
        """Change an action in place; None writes a new one under the others."""
        owner = self._form.person.name if self._form else ""
        editor = ActionEditor(self._look, action, owner, self._today)
        if action is not None:
            editor.removal_wanted.connect(lambda: self._presenter.remove_action(action, editor.seen))
            editor.way_back_wanted.connect(lambda: self._take_computed(editor))
        self._open(editor, None if action is None else action_part(action.action_id))

    def _open(self, editor: Editor, part: Part | None) -> None:
        if self.editor is not None and self.editor.is_dirty and self.editor.merging.is_settled:
            self._save(self.editor)
        self._let_go()
        self.editor = editor
        if part is not None and self._form is not None:
            editor.seen = seen(self._form, part)
        if self._form is not None:
            editor.drafts.begin(draft_of(self._form, editor.place), is_new=False)
        editor.saved.connect(partial(self._save_changed, editor))
        editor.cancelled.connect(self._put_away)
        self._rebuild(keep_place=True)
        QTimer.singleShot(0, self._reveal_editor)

    def _let_go(self) -> Editor | None:
        """The editor, which is no longer the one that is open; what is half written in it is kept."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.drafts.end()
        return editor

    def _put_away(self) -> None:
        self._let_go()
        self._rebuild(keep_place=True)

    def _reveal_editor(self) -> None:
        if self.editor is not None:
            self._area.ensureWidgetVisible(self.editor, 0, 24)
            self.editor.text.control.setFocus()
            self.editor.text.box.moveCursor(QTextCursor.MoveOperation.End)  # whoever rewrites mostly goes on writing

    def _save_changed(self, editor: Editor) -> None:
        """Save what was changed; a text that was only looked at stays the program's, to be written anew with it."""
        if editor.is_dirty or editor.place == action_place(NEW):
            self._save(editor)
        else:
            self._put_away()

    def _save(self, editor: Editor) -> None:
        if isinstance(editor, FindingEditor):
            text, cause = editor.text.value(), editor.entered_cause()
            self._presenter.save_finding(editor.finding_id, text, cause, editor.seen)
        elif self._form is not None:
            key = editor.action.action_id if editor.action else NEW
            self._presenter.save_action(self._form.review_id, key, editor.entered(), editor.seen)

    def _take_computed(self, editor: Editor) -> None:
        """Go back to the computed words; what is half written is saved first, so that undoing brings it back."""
        if isinstance(editor, FindingEditor):
            written = (editor.text.value(), editor.entered_cause()) if editor.is_dirty else None
            self._presenter.finding_as_computed(editor.finding_id, written, editor.seen)
        elif editor.action is not None:
            entered = editor.entered() if editor.is_dirty else None
            self._presenter.action_as_computed(editor.action, entered, editor.seen)

    def _save_talk(self) -> None:
        if not self._is_final:
            talk = self.talk
            self._presenter.save_talk(talk.talk(), not talk.day.is_understood, talk.name, talk.seen)

    # -- laying out

    def _rebuild(self, keep_place: bool) -> None:
        bar = self._area.verticalScrollBar()
        place = bar.value() if keep_place else 0
        at = place_of_focus(self._area)
        if at is not None:
            self.setFocus()  # a window whose focused widget is taken away loses the keys
        clear(self._inside)
        if self._form is not None:
            edits = None if self._is_final else Edits(self.edit_finding, self.edit_action)
            lay_out(self._inside, self._look, self._form, self.editor, edits, self.records_wanted.emit)
        self._inside.addStretch(1)
        self._inside.activate()
        bar.setValue(place)
        if at is not None:
            give_focus(self._area, at)  # whoever wrote is back at the button that opened the editor

    def _turn_to(self, tab: Tab) -> None:
        self.tabs.choose(tab)
        self._show_tab(tab)

    def _show_tab(self, tab: Tab) -> None:
        self._stack.setCurrentIndex(0 if tab is Tab.TEXTS else (2 if self._is_final else 1))
