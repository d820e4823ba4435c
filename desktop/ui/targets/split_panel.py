"""The split assistant: what to break down, into what and how; the parts before anything is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.domain.period import Period
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.fields import CheckField, TextField, side_by_side
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import figure, literal, words
from desktop.ui.targets.season_table import SeasonTable
from desktop.ui.targets.split_form import SplitForm
from desktop.ui.targets.split_words import PartLine, PlanWords
from desktop.ui.tones import Tone

SHARE = 64  # px of the column of shares: 100.0 %


class SplitPanel(SidePanel):
    """Preview first, then keep; any change of the form asks for another preview."""

    preview_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, 560)
        _ = look.texts
        self._look = look
        self.bearer = ChoiceField(look, "bearer", _("Whose target"), True)
        self.period = PickField("period", _("Period"))
        self.whole = TextField("whole", _("Target to break down"), True)
        self.into = PickField("into", _("Into parts of time"))
        self.down_to = PickField("down_to", _("Down to"))
        self.method: Segments[SplitMethod] = Segments(
            [
                (SplitMethod.LAST_YEAR, _("As last year")),
                (SplitMethod.EVEN, _("Evenly")),
                (SplitMethod.SEASON, _("By season")),
                (SplitMethod.RAMP, _("By service")),
            ],
            _("How it is broken down"),
        )
        self.explained = words("", "caption", wrap=True)
        self.season = SeasonTable(look)
        self.open_only = CheckField("open_only", _("Leave periods that are over as they are"))
        self.reason = TextField("reason", _("Reason for the change"))
        self.notice = Notice(look)
        for part in (
            side_by_side(self.bearer, self.period), self.whole, side_by_side(self.into, self.down_to), self.method,
            self.explained, self.season, self.open_only, self.notice,
        ):  # fmt: skip
            self.body.addWidget(part)
        inside = QWidget()
        self._plan = column(inside, 6)
        self.body.addWidget(inside)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.people: dict[int, QCheckBox] = {}
        self._is_fresh = True  # just opened: what is broken down most often is chosen
        self.preview_button = plain_button(look, _("Preview"), self.preview_wanted.emit)
        self.keep_button = primary_button(look, _("Save these targets"), self.keep_wanted.emit)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.preview_button)
        self.foot_row.addWidget(self.keep_button)
        save_by_key(self, self.keep_button, self.preview_button)
        self.foot.show()
        self._connect()

    def _connect(self) -> None:
        for field in (self.bearer, self.period, self.whole, self.into, self.down_to, self.open_only):
            field.edited.connect(self._outdated)
        self.season.edited.connect(self._outdated)
        self.method.chosen.connect(lambda _method: self._method_chosen())
        self.whole.box.returnPressed.connect(self.preview_wanted)
        self.reason.box.returnPressed.connect(self.keep_button.click)

    def open_form(
        self,
        bearers: Sequence[Option],
        periods: Sequence[Option],
        chosen: tuple[tuple[Bearer, int], Period, str],
        hint: str,
    ) -> None:
        """Show the assistant for a bearer, a period and an amount."""
        _ = self._look.texts
        self.bearer.set_options(bearers)
        self.period.set_options(periods)
        self.bearer.set_value(chosen[0])
        self.period.set_value(chosen[1])
        self.whole.set_value(chosen[2])
        self.whole.set_hint(hint)
        self.whole.set_error("")
        self.reason.set_value("")
        self.open_only.setChecked(False)
        clear(self._plan)
        self.people = {}
        self._is_fresh = True
        self._method_chosen()
        self.open(_("Break a target down"), _("The parts always sum exactly to the whole."))
        self.whole.box.setFocus()
        self.whole.box.selectAll()

    def offer_parts(self, times: Sequence[Option], bearers: Sequence[Option]) -> None:
        """Offer the parts of time and the bearers that fit what is broken down."""
        self.into.set_options(times)
        self.down_to.set_options(bearers)
        if self._is_fresh:
            self.into.set_value(times[0].value)
            self.down_to.set_value(bearers[0].value)
            self._is_fresh = False

    def entered(self) -> SplitForm:
        """What stands in the form."""
        return SplitForm(
            self.bearer.value(), self.period.value(), self.whole.value(), self.into.value(), self.down_to.value(),
            self.method.value(), self.season.percents(),
            frozenset(staff_id for staff_id, box in self.people.items() if not box.isChecked()),
            self.open_only.isChecked(), self.reason.value(),
        )  # fmt: skip

    def show_plan(self, plan: PlanWords) -> None:
        """Show the parts and what keeping them means."""
        _ = self._look.texts
        self.notice.say("\n".join(plan.notes), Tone.WARN)
        clear(self._plan)
        self._plan.addWidget(words(plan.effect, "strong", wrap=True))
        self._list(_("Parts of time"), plan.times)
        left_out = self.entered().left_out
        self.people = {}
        if plan.people:
            self._plan.addSpacing(8)
            self._plan.addWidget(words(_("Teams and people"), "heading"))
        for part in plan.people:
            self._bearer_line(part, left_out)
        self.reason.setVisible(plan.needs_reason)
        self.keep_button.setEnabled(True)

    def _list(self, heading: str, lines: Sequence[PartLine]) -> None:
        if not lines:
            return
        self._plan.addSpacing(8)
        self._plan.addWidget(words(heading, "heading"))
        for part in lines:
            self._plan.addLayout(_line(words(part.name), part))

    def _bearer_line(self, part: PartLine, left_out: frozenset[int]) -> None:
        key = part.staff_id
        if not key:
            self._plan.addLayout(_line(words(part.name, "strong"), part))
            return
        box = QCheckBox(literal(part.name))
        box.setChecked(key not in left_out)
        box.toggled.connect(lambda _on: self._outdated())
        twin = self.people.setdefault(key, box)
        if twin is not box:  # who moves stands under each team, and is left out of both
            twin.toggled.connect(box.setChecked)
            box.toggled.connect(twin.setChecked)
        self._plan.addLayout(_line(box, part))

    def show_trouble(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong."""
        self.whole.set_error(errors.get("whole", ""))
        self.bearer.set_error(errors.get("bearer", ""))
        self.reason.set_error(errors.get("reason", ""))
        if errors.get("reason"):
            self.reason.setVisible(True)
            self.reason.be_gone_to()
        if sentence:
            self.notice.say(sentence)

    def set_saving(self, is_saving: bool) -> None:
        """While the parts are being saved nobody saves them twice."""
        self.keep_button.setEnabled(not is_saving)
        self.preview_button.setEnabled(not is_saving)

    def _method_chosen(self) -> None:
        _ = self._look.texts
        method = self.method.value()
        self.season.setVisible(method is SplitMethod.SEASON)
        self.explained.setText(
            {
                SplitMethod.LAST_YEAR: _(
                    "Months and people in proportion to what they reached in the same days last year."
                ),
                SplitMethod.EVEN: _("Every month and every person in service alike."),
                SplitMethod.SEASON: _(
                    "Months after this table of the calendar year, people alike; it is remembered."
                ),
                SplitMethod.RAMP: _("Months alike, people by months of service: newcomers start with less."),
            }[method]
        )
        self._outdated()

    def _outdated(self) -> None:
        """What was previewed is not what the form says any more."""
        self.keep_button.setEnabled(False)
        self.notice.say("")
        self.reason.setVisible(False)


def _line(name: QWidget, part: PartLine) -> QHBoxLayout:
    """Figures and shares stand under each other, each in a column of its own."""
    line = row(spacing=12)
    line.addWidget(name, 1)
    line.addWidget(figure(part.figure))
    share = figure(part.share, "soft")
    share.setFixedWidth(SHARE)
    line.addWidget(share)
    return line
