"""What hangs around one evaluation: draft, what-if, grades, sheets, later changes, the person's own view."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.review import ReviewForm
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.self_evaluations import OwnView
from desktop.reports.figures import number
from desktop.ui.evaluations.changes_panel import ChangesPanel
from desktop.ui.evaluations.changes_presenter import ChangeLine
from desktop.ui.evaluations.check_list import DraftCard
from desktop.ui.evaluations.desk_view import DeskView
from desktop.ui.evaluations.grades_panel import GradesPanel
from desktop.ui.evaluations.own_view import OwnViewPanel, own_total
from desktop.ui.evaluations.presenters import Presenters
from desktop.ui.evaluations.sheets_panel import SheetsPanel
from desktop.ui.evaluations.signatures_panel import SignaturesPanel
from desktop.ui.evaluations.what_if_view import WhatIfView
from desktop.ui.kit.look import Look
from desktop.ui.kit.menu_button import Act, MenuButton


class More:
    """Builds the parts, opens them from the menu, and keeps them on the evaluation and the person shown."""

    def __init__(self, look: Look, page: QWidget, columns: DeskView, presenters: Presenters) -> None:
        _ = look.texts
        self._look, self._page, self._texts = look, page, _
        self._all, self._presenters = presenters, presenters.more
        self._columns = columns
        self._row: EvaluationRow | None = None
        self._form: ReviewForm | None = None
        self._own: OwnView | None = None
        self._lines: tuple[ChangeLine, ...] = ()
        more = presenters.more
        self.draft = DraftCard(look)
        self.what_if = WhatIfView(look, more.what_if)
        self.menu = MenuButton(
            look,
            _("More"),
            (
                Act("grades", _("Grades and guide …"), self.open_grades),
                Act("what_if", _("What if …"), self.open_what_if),
                Act("sheets", _("Self-evaluation and ratings …"), self.open_sheets),
                Act("unsigned", _("Print forms not signed yet …"), self.print_unsigned),
                Act("signatures", _("Signatures …"), self.open_signatures),
            ),
        )
        more.changes.attach(self)
        self.draft.check_wanted.connect(self._check)
        self.draft.checks.targets_wanted.connect(self.open_targets)
        self.draft.sheets_wanted.connect(self.open_sheets)
        columns.strip.changes_wanted.connect(self.open_changes)
        columns.card.own_wanted.connect(self.open_own)
        columns.people.menu_wanted.connect(self.offer_for_person)

    @property
    def _is_final(self) -> bool:
        return self._row is not None and self._row.is_finalised

    # Panels are built when they are first opened: the page stands sooner.

    @cached_property
    def grades(self) -> GradesPanel:
        """The panel of grades and guide."""
        return GradesPanel(self._look, self._page, self._presenters.grades)

    @cached_property
    def sheets(self) -> SheetsPanel:
        """The panel of self-evaluations and ratings."""
        return SheetsPanel(self._look, self._page, self._presenters.sheets, self._presenters.folder)

    @cached_property
    def changes(self) -> ChangesPanel:
        """The panel of what changed since."""
        panel = ChangesPanel(self._look, self._page)
        panel.again_wanted.connect(self.draft.compute_wanted)
        return panel

    @cached_property
    def own(self) -> OwnViewPanel:
        """The panel of a person's own view."""
        return OwnViewPanel(self._look, self._page)

    @cached_property
    def signatures(self) -> SignaturesPanel:
        """The panel of what became of the printed forms."""
        return SignaturesPanel(self._look, self._page, self._presenters.signatures)

    def show_evaluation(self, row: EvaluationRow) -> None:
        """Keep to this evaluation; a draft is checked at once."""
        self._row, self._form, self._own = row, None, None
        self.menu.button.setVisible(not row.is_draft)
        for act in ("unsigned", "signatures"):
            self.menu.offer(act, row.is_finalised)
        self._presenters.changes.show(row)
        if row.is_draft:
            self.draft.show_draft(row)
            self._check()

    def show_review(self, form: ReviewForm) -> None:
        """Keep to this person."""
        self._form, self._own = form, None
        self._columns.card.show_own("")
        self._mark_changes()
        self._presenters.own.ask(form, self._show_own)

    def show_changes(self, lines: Sequence[ChangeLine]) -> None:
        """Mark what the records say differently today."""
        self._lines = tuple(lines)
        self._columns.strip.show_changes(len(lines), self._is_final)
        self._mark_changes()

    def open_grades(self) -> None:
        """Open the panel of grades on the person shown."""
        if self._row is not None:
            self._columns.texts.leave()
            self.grades.raise_()
            self._presenters.grades.open(self._row, self._form.review_id if self._form else None)

    def open_what_if(self) -> None:
        """Try other weights, borders and tiers."""
        if self._row is not None:
            self._columns.texts.leave()
            self._presenters.what_if.open(self._row)

    def open_sheets(self) -> None:
        """Open the panel of sheets."""
        if self._row is not None:
            self.sheets.raise_()
            self._presenters.sheets.open(self._row)

    def print_unsigned(self) -> None:
        """Lead to the forms that nobody has signed yet."""
        if self._row is not None:
            self._presenters.signatures.print_unsigned(self._row.evaluation_id)

    def open_signatures(self) -> None:
        """Open the panel of signatures, the person shown ticked."""
        if self._row is not None:
            self.signatures.open_signatures(
                self._row.evaluation_id, self._form.review_id if self._form is not None else None
            )

    def open_changes(self) -> None:
        """List what changed since."""
        self.changes.open_changes(self._lines, self._is_final)

    def offer_for_person(self, place: QPoint) -> None:
        """Offer at a place of the screen what can be done with the person shown."""
        if self._row is None or self._form is None:
            return
        _, desk = self._texts, self._all.desk
        self._columns.texts.leave()
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Print the review form"), desk.print_forms)
        menu.addAction(_("Grades and guide …"), self.open_grades)
        if self._row.is_finalised:
            menu.addAction(_("Signatures …"), self.open_signatures)
        menu.addAction(_("Full profile ›"), desk.open_profile)
        menu.popup(place)

    def open_targets(self, indicator: str) -> None:
        """Lead to the targets an indicator lacks."""
        if self._row is not None:
            self._presenters.checks.open_targets(indicator, self._row.period)

    def open_own(self) -> None:
        """Show how the person saw the period."""
        if self._form is not None and self._own is not None:
            self.own.open_view(self._form, self._own)

    def _check(self) -> None:
        row = self._row
        if row is not None:
            self._presenters.checks.ask(self.draft.checks, row.period, row.scheme)

    def _show_own(self, own: OwnView) -> None:
        _ = self._texts
        if self._form is None or own.review_id != self._form.review_id or own.view.is_empty:
            return
        self._own = own
        total = own_total(self._form, own)
        told = _("Self-evaluation") if total is None else _("Self-evaluation {total}").format(total=number(total))
        self._columns.card.show_own(told)

    def _mark_changes(self) -> None:
        """Beside the computed figures of the person shown: what the records say now."""
        _ = self._texts
        staff_id = self._form.person.staff_id if self._form is not None else None
        own = [line for line in self._lines if line.staff_id == staff_id]
        parts = [
            _("{indicator} {frozen} → {now}").format(indicator=x.indicator, frozen=x.frozen, now=x.now) for x in own
        ]
        told = _("Changed since: {figures}.") if self._is_final else _("By the records of now: {figures}.")
        self._columns.card.show_changes(told.format(figures=_(", ").join(parts)) if parts else "")
