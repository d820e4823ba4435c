"""Grades and bonus of a scheme: rows with gaps and overlaps told in place, and what decides the coefficient."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.scheme import Scheme, TierBasis
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import GAP, Card, column, row, scrolled
from desktop.ui.kit.words import words
from desktop.ui.schemes.rows_editor import RowColumn, RowsEditor
from desktop.ui.schemes.typed import grade_rows, grade_tier_rows, tier_rows
from desktop.ui.schemes.wording import basis_word
from desktop.ui.schemes.working import GRADES


class GradesTab(QWidget):
    """Forwards what is typed; rows are half-open: from, to below."""

    grades_typed = Signal(object)
    tiers_typed = Signal(object)
    basis_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.grades = RowsEditor(
            look,
            (
                RowColumn("name", _("Grade"), 3),
                RowColumn("name_en", _("English"), 3),
                RowColumn("lower", _("At least"), 2),
                RowColumn("upper", _("Below"), 2, _("open")),
            ),
            _("Add a grade"),
        )
        self.basis = PickField("basis", _("Decided by"), [Option(each, basis_word(each, _)) for each in TierBasis])
        self.tiers = RowsEditor(
            look,
            (
                RowColumn("lower", _("At least"), 2),
                RowColumn("upper", _("Below"), 2, _("open")),
                RowColumn("coefficient", _("Coefficient"), 2),
            ),
            _("Add a row"),
        )
        self.grade_tiers = RowsEditor(
            look, (RowColumn("name", _("Grade"), 3, is_fixed=True), RowColumn("coefficient", _("Coefficient"), 2))
        )
        self._lay_out()
        self.grades.edited.connect(lambda: self.grades_typed.emit(self.grades.rows()))
        self.tiers.edited.connect(lambda: self.tiers_typed.emit(self.tiers.rows()))
        self.grade_tiers.edited.connect(lambda: self.tiers_typed.emit(self.grade_tiers.rows()))
        self.basis.box.picked.connect(self.basis_chosen.emit)

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the grades from their beginning."""
        self.grades.show_rows(grade_rows(scheme.grades))

    def show_basis(self, scheme: Scheme) -> None:
        """Show what decides the bonus, with its rows."""
        by_grade = scheme.tier_basis is TierBasis.GRADE
        self.basis.set_value(scheme.tier_basis)
        self.tiers.setVisible(not by_grade)
        self.grade_tiers.setVisible(by_grade)
        if by_grade:
            self.grade_tiers.show_rows(grade_tier_rows(scheme.tiers, scheme.grades, self._look.texts.language))
        else:
            self.tiers.show_rows(tier_rows(scheme.tiers))

    def show_problems(self, name: str, problems: Mapping[int, str]) -> None:
        """Say at each row of grades or tiers what is wrong with it."""
        shown: Sequence[RowsEditor] = (self.grades,) if name == GRADES else (self.tiers, self.grade_tiers)
        for each in shown:
            each.show_problems(problems)

    def _lay_out(self) -> None:
        _ = self._look.texts
        inside = QWidget()
        both = row(inside, GAP)
        grades = Card(_("Grades"))
        grades.body.addWidget(
            words(_("From its start up to, not including, its end; together they cover 0 to the highest total."),
                  "soft", wrap=True)
        )  # fmt: skip
        grades.body.addWidget(self.grades)
        grades.body.addStretch(1)
        bonus = Card(_("Bonus coefficient"))
        bonus.body.addWidget(
            words(_("Bonus = the person's bonus base × coefficient. Without rows no bonus is computed."),
                  "soft", wrap=True)
        )  # fmt: skip
        bonus.body.addWidget(self.basis)
        bonus.body.addWidget(self.tiers)
        bonus.body.addWidget(self.grade_tiers)
        bonus.body.addStretch(1)
        both.addWidget(grades, 3)
        both.addWidget(bonus, 2)
        column(self).addWidget(scrolled(inside))
