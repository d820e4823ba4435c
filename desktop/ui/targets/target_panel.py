"""The side panel of one target: its value and reason, what speaks for and against it, its history."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.period import Period
from desktop.domain.targets import TargetLevel
from desktop.queries.target_story import TargetStory
from desktop.ui.kit.bars import Bar
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.story_words import (
    check_words,
    doubt_words,
    length_words,
    level_words,
    revision_words,
    suggestion_words,
)
from desktop.ui.tones import Tone

Others = Sequence[tuple[Period, Decimal]]
FIGURE_WIDTH, PERCENT_WIDTH = 96, 52
NAME_WIDTH, NAME_AIR = 76, 8  # px; one of the names is bold


class TargetPanel(FormPanel):
    """A form for the target, its story below; for days that are no column it also asks whose and when."""

    form_name = "target"

    taken = Signal(str)  # a value to enter instead
    take_out_wanted = Signal()
    other_chosen = Signal(object)  # the period of another target to show

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"))
        self._look = look
        self.bearer = ChoiceField(look, "bearer", _("Whose target"), True)
        self.period = TextField("period", _("Period"), True, _("For example 2026Q3 or 2026-05-30..2026-08-29"))
        self.value = TextField("value", _("Target"), True)
        self.reason = TextField("reason", _("Reason for the change"))
        self.form = Form(self.bearer, self.period, self.value, self.reason)
        self.notice = Notice(look)
        for part in (self.bearer, self.period, self.value, self.reason, self.notice):
            self.body.addWidget(part)
        self.take_out_button = link_button(_("Remove this target"), self.take_out_wanted.emit)
        self.body.addWidget(self.take_out_button)
        inside = QWidget()
        self._story = column(inside, 6)
        self.body.addWidget(inside)
        self.body.addStretch(1)
        self.value.box.returnPressed.connect(self.saved)
        self.reason.box.returnPressed.connect(self.saved)

    def open_story(self, title: str, story: TargetStory, scale: Scale, names: Mapping[TargetLevel, str]) -> None:
        """Show one target; `show_others` adds those of other days."""
        _ = self._look.texts
        self._ask_whose(False)
        figure = story.figure
        self.form.fill({"value": scale.written(figure.value) if figure is not None else "", "reason": ""})
        self.value.set_hint(scale.hint)
        self.notice.say("")
        self.take_out_button.setVisible(story.is_set)
        clear(self._story)
        self._show_suggestion(story, scale)
        self._show_checks(story, scale)
        self._show_levels(story, scale, names)
        self._show_history(story, scale)
        self.open(title, story.period.title(_))
        self.begin(_record(story), is_new=False)
        self.value.box.setFocus()
        self.value.box.selectAll()

    def show_others(self, others: Others, scale: Scale) -> None:
        """Show the same bearer's targets for days that are no column of the grid."""
        _ = self._look.texts
        if others:
            self._heading(_("Targets for other days"))
        for period, value in others:
            told = _("{period}: {target}").format(period=period.title(_), target=scale.exact(value))
            link = link_button(told)
            link.clicked.connect(partial(lambda chosen, _checked=False: self.other_chosen.emit(chosen), period))
            self._story.addWidget(link)

    def open_other(self, bearers: Sequence[Option], scale: Scale) -> None:
        """Ask for a target of any days."""
        _ = self._look.texts
        self._ask_whose(True)
        self.bearer.set_options(bearers)
        self.form.fill({"bearer": bearers[0].value if bearers else None})
        self.value.set_hint(scale.hint)
        self.notice.say("")
        self.take_out_button.setVisible(False)
        clear(self._story)
        self.open(_("Target for other days"), _("Weeks and stretches of days that are no column of the grid"))
        self.begin()
        self.period.box.setFocus()

    def _ask_whose(self, is_asked: bool) -> None:
        self.bearer.setVisible(is_asked)
        self.period.setVisible(is_asked)

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and below them."""
        self.form.show_errors(errors)
        self.notice.say(sentence)

    def _show_suggestion(self, story: TargetStory, scale: Scale) -> None:
        _ = self._look.texts
        self._heading(_("Suggestion from history"))
        found = story.suggestion
        if found is None:
            self._text(_("There are no figures of earlier periods yet, so nothing is suggested."), "soft")
            return
        self._text(suggestion_words(found, scale))
        take = link_button(_("Take {value} over").format(value=scale.exact(found.value)))
        take.clicked.connect(lambda _checked=False: self.taken.emit(scale.written(found.value)))
        self._story.addWidget(take)

    def _warn(self, sentence: str) -> None:
        notice = Notice(self._look)
        self._story.addWidget(notice)  # first: shown without a place it would be a window for a moment
        notice.say(sentence, Tone.WARN)

    def _show_checks(self, story: TargetStory, scale: Scale) -> None:
        _ = self._look.texts
        self._heading(_("Checks"))
        if story.unusual is not None:
            found = story.unusual
            said = _("It stands out: the targets near it lie between {smallest} and {largest}.")
            self._warn(said.format(smallest=scale.exact(found.smallest), largest=scale.exact(found.largest)))
            if found.meant is not None:
                meant = found.meant
                change = link_button(_("Change it to {value}").format(value=scale.exact(meant)))
                change.clicked.connect(lambda _checked=False: self.taken.emit(scale.written(meant)))
                self._story.addWidget(change)
        for doubt in story.doubts:
            self._warn(doubt_words(doubt, story, scale))
        if story.unusual is None and not story.doubts:
            self._text(check_words(_, is_set=story.figure is not None, has_past=bool(story.past)), "soft")
        if said := length_words(story, scale):
            self._text(said)
        if story.finalised:
            said = _("Final evaluations keep the target they were computed with: {labels}.")
            self._text(said.format(labels=", ".join(story.finalised)), "soft")

    def _show_levels(self, story: TargetStory, scale: Scale, names: Mapping[TargetLevel, str]) -> None:
        if not story.levels:
            return
        self._heading(self._look.texts("Three levels"))
        usual = story.levels.get(TargetLevel.SPRINT) or max(story.levels.values())
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names.values())
        for level in TargetLevel:
            figure, percent = level_words(story, level, scale)
            line = row(spacing=10)
            name = words(names[level], "strong" if level is story.lens.level else "")
            name.setFixedWidth(max(NAME_WIDTH, widest + NAME_AIR))
            value = story.levels.get(level)
            bar = Bar(self._look, float(value * 100 / usual) if value is not None and usual else 0.0, 140.0)
            line.addWidget(name)
            line.addWidget(bar, 1)
            for label, width in ((words(figure), FIGURE_WIDTH), (words(percent, "caption"), PERCENT_WIDTH)):
                label.setMinimumWidth(width)
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                line.addWidget(label)
            self._story.addLayout(line)

    def _show_history(self, story: TargetStory, scale: Scale) -> None:
        self._heading(self._look.texts("Revisions"))
        if not story.revisions:
            self._text(self._look.texts("It was never set for exactly these days."), "soft")
        for each in story.revisions:
            told, why = revision_words(each, scale)
            self._text(told)
            self._text(why, "caption")

    def _heading(self, text: str) -> None:
        if self._story.count():
            self._story.addSpacing(10)
        self._story.addWidget(words(text, "heading"))

    def _text(self, text: str, role: str = "") -> None:
        self._story.addWidget(words(text, role, wrap=True))


def _record(story: TargetStory) -> str:
    """Whose target of what it is, in which days."""
    place, lens = story.place, story.lens
    narrowed = ",".join(str(key or "") for key in lens.narrowed_to)
    return f"{place.bearer} {place.bearer_id} {place.start} {place.end} {lens.indicator} {lens.level} {narrowed}"
