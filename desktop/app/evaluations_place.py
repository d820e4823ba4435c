"""Puts the page of evaluations together; built when first shown, like every page."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


def evaluations_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its presenters and services."""
    from desktop.services.acknowledgements import Acknowledgements
    from desktop.services.calibrations import Calibrations
    from desktop.services.finalising import KeptEvaluations
    from desktop.services.rating_sheets import RatingSheets
    from desktop.services.self_evaluations import SelfEvaluations
    from desktop.ui.evaluations.changes_presenter import ChangesPresenter
    from desktop.ui.evaluations.check_presenter import CheckPresenter
    from desktop.ui.evaluations.files import documents_folder
    from desktop.ui.evaluations.grades_presenter import GradesPresenter
    from desktop.ui.evaluations.own_view import OwnViewPresenter
    from desktop.ui.evaluations.page import EvaluationsPage
    from desktop.ui.evaluations.presenter import EvaluationsPresenter
    from desktop.ui.evaluations.presenters import MorePresenters, Presenters
    from desktop.ui.evaluations.run_presenter import RunPresenter
    from desktop.ui.evaluations.sheets_presenter import SheetsPresenter
    from desktop.ui.evaluations.signatures_presenter import SignaturesPresenter
    from desktop.ui.evaluations.text_presenter import TextPresenter
    from desktop.ui.evaluations.what_if_presenter import WhatIfPresenter

    verbs = KeptEvaluations(opened.database, program.today, program.keeping.backups_of(opened))
    around = (desk.tasks, desk.messages, desk.look.texts)
    signatures = Acknowledgements(opened.database, program.today)
    shown = EvaluationsPresenter(*around, verbs, desk.window)
    presenters = Presenters(
        shown,
        RunPresenter(*around, verbs, program.today, program.fiscal_year_start, shown.choose),
        TextPresenter(*around, verbs, program.today),
        MorePresenters(
            CheckPresenter(*around, verbs, program.today, shown.choose, desk.window),
            WhatIfPresenter(*around),
            GradesPresenter(*around, Calibrations(opened.database)),
            SheetsPresenter(
                *around,
                SelfEvaluations(opened.database, program.today),
                RatingSheets(opened.database, program.today),
            ),
            ChangesPresenter(desk.tasks, desk.look.texts),
            OwnViewPresenter(desk.tasks),
            SignaturesPresenter(*around, signatures, program.today, desk.window),
            documents_folder,
        ),
    )
    return EvaluationsPage(desk.look, presenters, program.today())
