"""The panel of grades: a guide in percent beside the heads, who would move, and grades set with a reason."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.queries.distribution import Distribution
from desktop.reports.figures import NONE, number
from desktop.ui.evaluations.grades_presenter import Grades, GradesPresenter
from desktop.ui.evaluations.number_box import NumberBox
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import LongTextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import clear, column, line, row
from desktop.ui.kit.words import chip, figure, literal, words
from desktop.ui.tones import Tone

WIDTH = 540


class GradesPanel(FormPanel):
    """Forwards what the owner decides."""

    def __init__(self, look: Look, host: QWidget, presenter: GradesPresenter) -> None:
        _ = look.texts
        super().__init__(look, host, _("Set grades"), width=WIDTH)
        self._presenter = presenter
        self._texts = _
        self._is_final = False
        self.percents: dict[str, NumberBox] = {}
        self.suggestions: dict[int, QCheckBox] = {}
        self._guided: dict[int, str] = {}
        self.heads = QGridLayout()
        self.heads.setHorizontalSpacing(14)
        self.heads.setVerticalSpacing(6)
        self.heads.setColumnStretch(0, 1)
        self.guide_notice, self.notice = Notice(look), Notice(look)
        self.keep = plain_button(look, _("Save the guide"), self._keep)
        self.moves = column(spacing=4)
        self.person = PickField("person", _("Person"))
        self.grade = PickField("grade", _("Grade"))
        self.reason = LongTextField("reason", _("Reason"), lines=3)
        self.form = Form(self.person, self.grade, self.reason)
        self.reason.set_hint(_("The form prints it beside the computed grade."))
        self.calibrated = column(spacing=6)
        told = _("The most people each grade should have, in %. A guide only: it never holds up finalising.")
        self.body.addWidget(words(told, "soft", wrap=True))
        self.body.addLayout(self.heads)
        self.body.addWidget(self.guide_notice)
        under = row()
        under.addStretch(1)
        under.addWidget(self.keep)
        self.body.addLayout(under)
        self.body.addWidget(line())
        self.body.addLayout(self.moves)
        self.choices = side_by_side(self.person, self.grade)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.notice)
        self.body.addLayout(self.calibrated)
        self.body.addStretch(1)
        presenter.attach(self)
        self.saved.connect(self._move)
        self.abandoned.connect(lambda: presenter.abandoned(self.come_back))

    def open_grades(self, found: Grades, review_id: int | None, is_final: bool) -> None:
        """Show the panel; what is frozen is only shown."""
        _ = self._texts
        self.reason.set_value("")
        self.guide_notice.say("")
        self.notice.say("")
        self._is_final = is_final
        self.show_grades(found)
        self.person.set_value(review_id)
        self.grade.set_value(None)
        self.form.is_touched = False
        for widget in (self.keep, self.choices, self.reason, self.save_button):
            widget.setVisible(not is_final)
        note = (
            _("Finalised: grades are frozen.")
            if is_final
            else _("The guide, calibration and grades you set yourself.")
        )
        self.open(_("Grades"), note)
        if not is_final and self.percents:
            next(iter(self.percents.values())).setFocus()

    def show_grades(self, found: Grades) -> None:
        """Show these heads, moves and settings."""
        self._show_heads(found.seen)
        self._show_moves(found.seen)
        self._show_calibrated(found.seen)
        chosen = self.person.value()
        self.person.set_options([Option(each.review_id, each.name, each.grade) for each in found.people])
        self.person.set_value(chosen)
        kept = self.grade.value()
        as_is = Option(None, self._texts("Leave as it is"))
        self.grade.set_options([as_is, *(Option(each.code, each.name) for each in found.seen.grades)])
        self.grade.set_value(kept)

    def show_refused(self, sentence: str, is_guide: bool) -> None:
        """Say why nothing was kept."""
        (self.guide_notice if is_guide else self.notice).say(sentence)
        if sentence and not is_guide and not self.reason.value():
            self.reason.control.setFocus()

    def empty_move(self) -> None:
        """Take away what was chosen."""
        self.reason.set_value("")
        self.grade.set_value(None)
        self.form.is_touched = False

    def _show_heads(self, seen: Distribution) -> None:
        _ = self._texts
        clear(self.heads)
        self.percents = {}
        for place, title in enumerate((_("Grade"), _("Guide, %"), _.pgettext("heads", "At most"), _("Present"))):
            self.heads.addWidget((figure if place else words)(title, "caption"), 0, place)
        for number_of, grade in enumerate(seen.grades, 1):
            box = NumberBox(_("Guide for {grade} in percent").format(grade=grade.name))
            box.show_value(grade.percent)
            box.setEnabled(not self._is_final)
            self.percents[grade.code] = box
            self.heads.addWidget(words(grade.name, "strong"), number_of, 0)
            self.heads.addWidget(box, number_of, 1)
            self.heads.addWidget(figure(NONE if grade.wanted is None else str(grade.wanted)), number_of, 2)
            tone = Tone.WARN if grade.is_over else Tone.NEUTRAL
            present = chip(str(grade.present), tone)
            self.heads.addWidget(present, number_of, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _show_moves(self, seen: Distribution) -> None:
        _ = self._texts
        clear(self.moves)
        self.suggestions, self._guided = {}, {}
        if not seen.moves:
            self.moves.addWidget(words(self._why_nobody_moves(seen), "soft", wrap=True))
            return
        count = len(seen.moves)
        told = _.ngettext("{number} person would move:", "{number} people would move:", count).format(number=count)
        self.moves.addWidget(words(told, "strong"))
        for move in seen.moves:
            text = _("{name}, {total} points: {grade} → {guided}").format(
                name=move.name,
                total=number(move.total),
                grade=seen.grade_name(move.grade),
                guided=seen.grade_name(move.guided),
            )
            box = QCheckBox(literal(text))
            box.setEnabled(not self._is_final)
            self.suggestions[move.review_id] = box
            self._guided[move.review_id] = move.guided
            self.moves.addWidget(box)

    def _why_nobody_moves(self, seen: Distribution) -> str:
        _ = self._texts
        if not seen.has_guide:
            return _("Without a guide nobody would move.")
        lowest = seen.grades[-1]
        if lowest.wanted is None or not lowest.is_over:
            return _("Nobody would have to move.")
        excess = lowest.present - lowest.wanted
        return _.ngettext(
            "Nobody can be moved: {grade} is the lowest grade and has {number} person more than its share. "
            "The guide only advises.",
            "Nobody can be moved: {grade} is the lowest grade and has {number} people more than its share. "
            "The guide only advises.",
            excess,
        ).format(grade=lowest.name, number=excess)

    def _show_calibrated(self, seen: Distribution) -> None:
        _ = self._texts
        clear(self.calibrated)
        if not seen.calibrated:
            return
        self.calibrated.addWidget(words(_("Set by you"), "strong"))
        for each in seen.calibrated:
            told = _("{name}: computed {computed}, set to {grade}. {reason}").format(
                name=each.name,
                computed=seen.grade_name(each.computed),
                grade=seen.grade_name(each.grade),
                reason=each.reason,
            )
            entry = row(spacing=10)
            entry.addWidget(words(told, "soft", wrap=True), 1)
            if not self._is_final:
                back = link_button(_("Computed grade"), partial(self._presenter.undo, each.review_id))
                back.setAccessibleName(_("Give {name} the computed grade").format(name=each.name))
                entry.addWidget(back)
            self.calibrated.addLayout(entry)

    def _keep(self) -> None:
        found = {code: box.value() for code, box in self.percents.items() if not box.is_blank()}
        known = {code: value for code, value in found.items() if value is not None}
        if len(known) < len(found):
            self.guide_notice.say(self._texts("Write a share as a number, for example 20."))
            return
        self._presenter.keep_guide(known)

    def _move(self) -> None:
        wanted = {key: self._guided[key] for key, box in self.suggestions.items() if box.isChecked()}
        person, grade = self.person.value(), self.grade.value()
        if person is not None and grade is not None:
            wanted[person] = grade
        self._presenter.move(wanted, self.reason.value())
