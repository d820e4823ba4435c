"""One person's score card: who, the total and what follows from it, then every item."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.period import PeriodKind
from desktop.domain.review import ReviewForm
from desktop.domain.wording.dates import previous_word
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.reports.figures import factor, number, plain, service
from desktop.ui.evaluations.score_rows import has_reduced_targets, score_rows
from desktop.ui.evaluations.score_table import ScoreTable
from desktop.ui.grades import grade_tones
from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column, line, row
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.tones import Tone

HEAD = 76
WIDE = 500  # px of the card from which its head shows everything
AROUND_NAME = 98  # px: the picture and the air around it and the name
BESIDE_FIGURES = 140  # px: the picture, the begin of a name and the air around them


class ScoreCard(Card):
    """Shows a form; a click on an actual asks for its records."""

    records_wanted = Signal(object)  # ItemRow
    own_wanted = Signal()  # the person's own view

    def __init__(self, look: Look) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look = look
        self._form: ReviewForm | None = None
        self._has_change = False
        self._changed = ""
        self.body.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(HEAD)
        self._fill_head(row(head, 12, QMargins(15, 0, 15, 0)))
        self.body.addWidget(head)
        self.body.addWidget(line())
        self.table = ScoreTable(look)
        self.table.records_wanted.connect(self.records_wanted)
        self.table.stacking_changed.connect(self._show_note)
        self.body.addWidget(self.table, 1000)
        self.body.addWidget(line())
        sum_row = row(spacing=12, margins=QMargins(15, 9, 15, 9))
        sum_row.addWidget(words(_("Total"), "strong"))
        self.parts = ElidedLabel(role="caption")
        sum_row.addWidget(self.parts, 1)
        self.own = link_button("", self.own_wanted.emit)
        self.own.hide()
        sum_row.addWidget(self.own)
        self.sum = words("", "name")
        sum_row.addWidget(self.sum)
        self.body.addLayout(sum_row)
        self.body.addWidget(line())
        self.note = words("", "caption", wrap=True)
        self.note.setContentsMargins(15, 9, 15, 10)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_form(self, form: ReviewForm, evaluation: EvaluationRow) -> None:
        """Show this person."""
        _ = self._look.texts
        person = form.person
        self.avatar.set_name(person.name)
        self.name.show_text(person.name)
        length = service(person.service_months, _) if person.service_months is not None else ""
        about = [part for part in (person.position, person.team, length) if part]
        service_told = _("in service {length}").format(length=length) if length else ""
        whole = [*about[:-1], service_told] if length else about
        self.about.show_text(" · ".join(whole), *(" · ".join(about[:number]) for number in range(len(about), 0, -1)))
        change, tone = change_of(form, evaluation.period.kind, _)
        set_chip(self.change, change, tone)
        self._has_change = bool(change)
        self.total.setText(number(form.total))
        codes = [code for code, _name, _heads in evaluation.grades]
        set_chip(self.grade, form.grade or NO_VALUE, grade_tones(codes).get(form.grade_code, Tone.NEUTRAL))
        self.grade.setToolTip(form.grade_note)
        self.rank.setText(NO_VALUE if form.rank is None else f"{form.rank} / {form.rank_of}")
        self.factor.setText(factor(form.coefficient))
        self.table.show_rows(score_rows(form, _), has_reduced_targets(form))
        self._form = form
        self._share_width()
        self.sum.setText(number(form.total))
        self._show_note()

    def show_own(self, text: str) -> None:
        """Offer the person's own view beside the computed total, "" where there is none."""
        self.own.setText(text)
        self.own.setVisible(bool(text))

    def show_changes(self, sentence: str) -> None:
        """Say under the frozen figures what the records say now, "" where they say the same."""
        self._changed = sentence
        self._show_note()

    def _fill_head(self, layout: QHBoxLayout) -> None:
        _ = self._look.texts
        self.avatar = Avatar(self._look, size=44)
        layout.addWidget(self.avatar)
        texts = column(spacing=3)
        title = row(spacing=8)
        self.name = ElidedLabel(role="name")
        self.change = chip("")
        title.addWidget(self.name)
        title.addWidget(self.change)
        title.addStretch(1)
        self.about = ElidedLabel(role="soft")
        texts.addStretch(1)
        texts.addLayout(title)
        texts.addWidget(self.about)
        texts.addStretch(1)
        layout.addLayout(texts, 1)
        self.total, self.grade = words("", "figure"), chip("")
        self.rank, self.factor = words("", "name"), words("", "name")
        figures = row(spacing=10)
        self._factor_box = _figure(_("Bonus factor"), self.factor)
        shown = ((_("Total"), self.total), (_("Grade"), self.grade), (_("Rank"), self.rank))
        self._figures = [*(_figure(caption, value) for caption, value in shown), self._factor_box]
        for box in self._figures:
            figures.addWidget(box)
        layout.addLayout(figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head give way in a small window."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """In a narrow card the change is left out and the factor goes down to the total's line."""
        figures = sum(_width_of(box) + 10 for box in self._figures)
        is_wide = self.width() >= max(WIDE, BESIDE_FIGURES + figures)
        for label in (self.name, self.change):
            label.ensurePolished()
        beside = self.name.sizeHint().width() + 8 + self.change.sizeHint().width()
        is_room_left = self.width() >= AROUND_NAME + figures - 10 + beside  # the name stays whole
        self.change.setVisible(is_wide and is_room_left and self._has_change)
        self._factor_box.setVisible(is_wide)
        if self._form is not None:
            self.parts.show_text(self._parts(self._form, not is_wide))

    def _parts(self, form: ReviewForm, with_factor: bool) -> str:
        _ = self._look.texts
        parts = [_("Scored weight {weight}").format(weight=plain(form.scored_weight))]
        if form.conduct_points:
            parts.append(_("awards and penalties {points}").format(points=number(form.conduct_points, signed=True)))
        if form.grade_note:
            parts.append(
                f"{form.grade}: {form.grade_note}" if _.language == "en" else f"{form.grade}：{form.grade_note}"
            )
        if with_factor and form.coefficient is not None:
            parts.append(_("bonus factor {factor}").format(factor=factor(form.coefficient)))
        return " · ".join(parts)

    def _show_note(self) -> None:
        _ = self._look.texts
        told = _("Blue figures open their records.")
        if self.table.is_stacked:
            told = _(
                "Under an actual stands its target, under points the attainment. Blue figures open their records."
            )
        elif self.table.has_bars:
            told = _("The tick of a bar stands at 100. Blue figures open their records.")
        said = self._form.target_note if self._form is not None else ""
        self.note.setText(_.sentences(self._changed, said, told))


def change_of(form: ReviewForm, kind: PeriodKind, texts: Translator) -> tuple[str, Tone]:
    """How the total moved since the period before, and what that says; "" where it cannot be said."""
    if form.total is None or form.previous_total is None:
        return "", Tone.NEUTRAL
    moved = form.total - form.previous_total
    tone = Tone.OK if moved > 0 else (Tone.BAD if moved < 0 else Tone.NEUTRAL)
    told = texts("{change} on {period}")
    return told.format(change=number(moved, signed=True), period=previous_word(kind, texts)), tone


def _figure(caption: str, value: QLabel) -> QWidget:
    """A figure under its caption, both at the right."""
    box = QWidget()
    cell = column(box)
    cell.addStretch(1)
    label = words(caption, "caption")
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    cell.addWidget(label)
    room = row()
    room.addStretch(1)
    room.addWidget(value)
    holder = QWidget()
    holder.setLayout(room)
    holder.setFixedHeight(38)
    cell.addWidget(holder)
    cell.addStretch(1)
    return box


def _width_of(box: QWidget) -> int:
    """The px of a figure that was just set, perhaps for the first time; its layout hears of it later."""
    labels = box.findChildren(QLabel)
    for label in labels:
        label.ensurePolished()
    return max(label.sizeHint().width() for label in labels)
