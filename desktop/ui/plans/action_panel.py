"""The side panel of one action: where it stands, its history, and the form for a check-in."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.bars import Bar
from desktop.ui.kit.buttons import icon_button, link_button, plain_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import clear, column, line, row
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.values import Values
from desktop.ui.kit.words import set_chip, words
from desktop.ui.plans.action_sheet import ActionSheet

WIDTH, BESIDE_BUTTON = 480, 6


class ActionPanel(FormPanel):
    """Lays out and forwards."""

    form_name = "check-in"

    completed = Signal()
    due_changed = Signal()
    removal_wanted = Signal(int)  # the check-in's key

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        _ = look.texts
        super().__init__(look, host, _("Check in"), width=WIDTH)
        self._look = look
        self._today = today
        self._suggestion = ""
        self._make_fields(today)
        self.top = column(spacing=8)
        self.body.addLayout(self.top)
        self.body.addWidget(line())
        self.body.addWidget(words(_("How does it stand?"), "heading"))
        self.body.addWidget(side_by_side(self.noted_on, self.value))
        self.body.addWidget(self.use_link)
        self.body.addWidget(self.note)
        self.notice = Notice(look)
        self.body.addWidget(self.notice)
        self.body.addWidget(line())
        self.body.addWidget(words(_("History"), "heading"))
        self.history = column(spacing=6)
        self.body.addLayout(self.history)
        self.body.addWidget(self.due_link)
        self.body.addWidget(self.due_box)
        self.body.addStretch(1)
        self.done_button = plain_button(look, _("Tick off"), self.completed.emit, "circle-check")
        self.foot_row.insertWidget(0, self.done_button)

    def _make_fields(self, today: date) -> None:
        _, look = self._look.texts, self._look
        self.noted_on = DateField(look, "noted_on", _("Day"), today, True)
        self.value = TextField("value", _("Figure"))
        self.note = LongTextField("note", _("How it goes"), lines=2)
        self.form = Form(self.noted_on, self.value, self.note)
        self.use_link = link_button("", self._use_suggestion)
        self.due_on = DateField(look, "due_on", _("New due day"), today, True)
        self.reason = TextField("reason", _("Reason"), True)
        self.due_form = Form(self.due_on, self.reason)
        self.due_link = link_button(_("Set another due day …"), self._open_due)
        self.due_box = QWidget()
        inside = column(self.due_box, 8)
        inside.addWidget(side_by_side(self.due_on, self.reason))
        self.due_button = plain_button(look, _("Set the due day"), self.due_changed.emit)
        inside.addWidget(self.due_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.due_box.hide()

    def open_sheet(self, sheet: ActionSheet, is_fresh: bool) -> None:
        """Show an action; `is_fresh` empties the form."""
        _ = self._look.texts
        if is_fresh:
            self.form.fill({"noted_on": self._today})
            self.due_form.fill({})
            self.due_box.hide()
            self.due_link.show()
            self.notice.say("")
            self.begin(sheet.action_id)
        self._suggestion = sheet.suggestion
        self.use_link.setText(_("Use {figure}").format(figure=sheet.suggestion))
        self.use_link.setVisible(bool(sheet.suggestion))
        self.value.setVisible(sheet.has_figure)
        self.value.set_hint(sheet.suggestion_words)
        self.done_button.setText(_("Open again") if sheet.is_done else _("Tick off"))
        self._show_top(sheet)
        self._show_history(sheet)
        if is_fresh or not self.isVisible():
            self.open(sheet.card.subject, sheet.whose)
            (self.value if sheet.has_figure else self.note).control.setFocus()

    def entered(self) -> Values:
        """What was entered for a check-in."""
        return self.form.values()

    def entered_due(self) -> Values:
        """What was entered for another due day."""
        return self.due_form.values()

    def show_errors(self, errors: Mapping[str, str], sentence: str) -> None:
        """Say what is wrong, under the fields and above the history."""
        self.form.show_errors({name: said for name, said in errors.items() if name in self.form.fields})
        self.due_form.show_errors({name: said for name, said in errors.items() if name in self.due_form.fields})
        self.notice.say(sentence)

    def _show_top(self, sheet: ActionSheet) -> None:
        _, card = self._look.texts, sheet.card
        clear(self.top)
        head = row(spacing=8)
        due = words("")
        set_chip(due, card.due, card.due_tone)
        head.addStretch(1)
        if card.effect:
            effect = words("")
            set_chip(effect, card.effect, card.effect_tone)
            head.addWidget(effect)
        head.addWidget(due)
        self.top.addWidget(words(sheet.title, "strong", wrap=True))
        self.top.addLayout(head)
        if card.goal:
            tiles = row(spacing=8)
            for name, figure in ((_("Before"), card.start), (_("Now"), sheet.now), (_("Goal"), card.goal)):
                tiles.addWidget(tile(name, figure or NO_VALUE), 1)
            self.top.addLayout(tiles)
            if card.percent is not None:
                bar = Bar(self._look, full=100.0)
                bar.set_percent(card.percent)
                self.top.addWidget(bar)
        if sheet.verdict:
            self.top.addWidget(words(sheet.verdict, "soft", wrap=True))
        if sheet.support:
            self.top.addWidget(words(_("Support: {support}").format(support=sheet.support), "soft", wrap=True))

    def _show_history(self, sheet: ActionSheet) -> None:
        _ = self._look.texts
        clear(self.history)
        if not sheet.notes:
            self.history.addWidget(words(_("No check-in yet. A line every two weeks is enough."), "faint", wrap=True))
        for note in sheet.notes:
            entry = row(spacing=10)
            for label, stretch in ((words(note.day, "faint"), 0), (words(note.words, wrap=True), 1)):
                label.setContentsMargins(0, BESIDE_BUTTON, 0, BESIDE_BUTTON)  # the first line level with the button
                entry.addWidget(label, stretch, Qt.AlignmentFlag.AlignTop)
            wanted = partial(self.removal_wanted.emit, note.check_in_id)
            name = _("Remove the check-in of {day}").format(day=note.day)
            remove = icon_button(self._look, "x", name, wanted, 14)
            entry.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
            self.history.addLayout(entry)
        self.history.addWidget(words(sheet.due, "soft"))
        for moved in sheet.due_history:
            self.history.addWidget(words(moved, "faint", wrap=True))

    def _use_suggestion(self) -> None:
        self.value.set_value(self._suggestion)
        self.value.edited.emit()
        self.note.control.setFocus()

    def _open_due(self) -> None:
        self.due_link.hide()
        self.due_box.show()
        self.due_on.control.setFocus()
