"""The places of the navigation, each with its page, presenter and services; built when first shown.

Page modules are imported inside the builders: the window stands before any of them is needed.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop import paths
from desktop.app.attachments_place import with_files
from desktop.app.customers_place import customers_page
from desktop.app.dashboard_place import dashboard_page
from desktop.app.deals_place import deals_page
from desktop.app.evaluations_place import evaluations_page
from desktop.app.files import Opened
from desktop.app.imports_place import imports_page
from desktop.app.list_tools import list_tools
from desktop.app.plans_place import plans_page
from desktop.app.printing_ways import lead_to_printing
from desktop.app.settings_place import settings_page
from desktop.app.visits_place import visits_page
from desktop.ui.kit.page import Page
from desktop.ui.shell.places import Place

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


Build = Callable[["Desk", Opened, "Program"], Page]


def places_of(desk: "Desk", opened: Opened, program: "Program") -> list[Place]:
    """Every place there is a working page for, in the order of the owner's work."""
    _ = desk.look.texts
    first, records, reviews, system = "", _("Records"), _("Evaluation"), _("System")

    def place(key: str, section: str, name: str, icon: str, build: Build) -> Place:
        return Place(key, section, name, icon, partial(_built, key, build))

    def _built(key: str, build: Build) -> Page:
        page = with_files(key, build(desk, opened, program), desk, opened, program)
        return lead_to_printing(key, page, desk, program)

    return [
        place("dashboard", first, _.pgettext("page", "Dashboard"), "layout-dashboard", dashboard_page),
        place("staff", records, _.pgettext("page", "Staff"), "users", _staff),
        place("customers", records, _.pgettext("page", "Customers"), "building-2", customers_page),
        place("deals", records, _.pgettext("page", "Deals"), "square-kanban", deals_page),
        place("visits", records, _.pgettext("page", "Visits"), "map-pin", visits_page),
        place("signings", records, _.pgettext("page", "Contracts"), "file-pen", _signings),
        place("quality", records, _.pgettext("page", "Quality"), "message-square-text", _quality),
        place("targets", records, _.pgettext("page", "Targets"), "target", _targets),
        place("imports", records, _.pgettext("page", "Import"), "file-up", imports_page),
        place("evaluations", reviews, _.pgettext("page", "Evaluations"), "clipboard-check", evaluations_page),
        place("plans", reviews, _.pgettext("page", "Improvement"), "trending-up", plans_page),
        place("incentives", reviews, _.pgettext("page", "Incentives"), "award", _incentives),
        place("schemes", reviews, _.pgettext("page", "Schemes"), "scale", _schemes),
        place("reports", reviews, _.pgettext("page", "Reports"), "file-text", _reports),
        place("guide", system, _.pgettext("page", "Guide"), "book-open", _guide),
        place("settings", system, _.pgettext("page", "Settings"), "settings", settings_page),
    ]


def _guide(desk: "Desk", _opened: Opened, _program: "Program") -> Page:
    from desktop.ui.guide.page import GuidePage

    return GuidePage(desk.look, paths.guide())


def _staff(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.staff import StaffRegister
    from desktop.ui.staff.page import StaffPage
    from desktop.ui.staff.person_presenter import PersonPresenter
    from desktop.ui.staff.presenter import StaffPresenter

    register = StaffRegister(opened.database, program.today)
    presenter = StaffPresenter(
        desk.tasks, desk.messages, desk.look.texts, register, desk.window, program.today, program.fiscal_year_start
    )
    person = PersonPresenter(desk.tasks, desk.look.texts, desk.window, program.today, program.fiscal_year_start)
    return StaffPage(desk.look, presenter, person, program.today(), list_tools(desk, opened))


def _targets(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.targets import TargetBook
    from desktop.ui.targets.extras import Extras
    from desktop.ui.targets.folders import documents_folder
    from desktop.ui.targets.page import TargetsPage
    from desktop.ui.targets.presenter import TargetsPresenter
    from desktop.ui.targets.presenters import Presenters
    from desktop.ui.targets.split_presenter import SplitPresenter
    from desktop.ui.targets.target_presenter import TargetPresenter

    tasks, messages, texts = desk.tasks, desk.messages, desk.look.texts
    book = TargetBook(opened.database, program.today)
    grid = TargetsPresenter(tasks, messages, texts, book, program.today, program.fiscal_year_start)
    presenters = Presenters(
        grid,
        TargetPresenter(tasks, texts, grid, program.today, program.fiscal_year_start),
        SplitPresenter(tasks, texts, grid, program.today),
        Extras(tasks, messages, texts, grid, documents_folder),
    )
    return TargetsPage(desk.look, presenters)


def _signings(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.grid_verbs import signing_verbs
    from desktop.services.receipts import ReceiptBook
    from desktop.services.signings import SigningBook
    from desktop.ui.signings.contract_presenter import ContractPresenter
    from desktop.ui.signings.entry_presenter import SigningEntryPresenter
    from desktop.ui.signings.page import SigningsPage
    from desktop.ui.signings.presenter import SigningsPresenter, SigningsPresenters
    from desktop.ui.signings.receipt_presenter import ReceiptPresenter

    around = (desk.tasks, desk.messages, desk.look.texts)
    presenters = SigningsPresenters(
        SigningsPresenter(desk.tasks, desk.look.texts, program.today, program.fiscal_year_start),
        ContractPresenter(*around, SigningBook(opened.database, program.today), program.today),
        ReceiptPresenter(*around, ReceiptBook(opened.database, program.today), program.today),
        SigningEntryPresenter(*around, signing_verbs(opened.database, program.today), program.today),
        partial(desk.window.go, "imports"),
    )
    return SigningsPage(desk.look, presenters, program.today(), list_tools(desk, opened))


def _quality(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.absences import Absences
    from desktop.services.activities import Activities
    from desktop.services.complaints import Complaints
    from desktop.services.conduct import ConductLog
    from desktop.services.customer_quality import CustomerQuality
    from desktop.services.feedback import FeedbackLog
    from desktop.services.milestones import Milestones
    from desktop.services.surveys import Surveys
    from desktop.ui.quality.page import QualityPage
    from desktop.ui.quality.presenter import QualityPresenter
    from desktop.ui.quality.record_kind import Verbs

    kept = (opened.database, program.today)
    verbs: dict[str, Verbs] = {
        "surveys": Surveys(*kept),
        "complaints": Complaints(*kept),
        "feedback": FeedbackLog(*kept),
        "activities": Activities(*kept),
        "conduct": ConductLog(*kept),
        "absences": Absences(*kept),
        "milestones": Milestones(*kept),
        "customers": CustomerQuality(*kept),
    }
    presenter = QualityPresenter(
        desk.tasks, desk.messages, desk.look.texts, verbs, program.today, program.fiscal_year_start
    )
    return QualityPage(desk.look, presenter, program.today(), list_tools(desk, opened))


def _schemes(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.given_points import GivenPoints
    from desktop.services.own_indicators import IndicatorBook
    from desktop.services.scheme_verbs import Schemes
    from desktop.services.word_lists import WordLists
    from desktop.ui.schemes.page import SchemesPage
    from desktop.ui.schemes.presenters import presenters_of

    verbs = (
        Schemes(opened.database),
        IndicatorBook(opened.database),
        GivenPoints(opened.database),
        WordLists(opened.database),
    )
    presenters = presenters_of(
        desk.tasks, desk.messages, desk.look.texts, verbs, program.today, program.fiscal_year_start
    )
    return SchemesPage(desk.look, presenters, list_tools(desk, opened))


def _reports(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.ui.reports.job_presenter import JobPresenter
    from desktop.ui.reports.look_presenter import LookPresenter
    from desktop.ui.reports.page import ReportsPage
    from desktop.ui.reports.paper import CompanyPaper, PrintedPaper
    from desktop.ui.reports.presenter import ReportsPresenter
    from desktop.ui.reports.preview_presenter import PreviewPresenter

    tasks, messages, texts, paper = desk.tasks, desk.messages, desk.look.texts, PrintedPaper()
    presenter = ReportsPresenter(
        tasks,
        texts,
        LookPresenter(tasks, messages, texts, CompanyPaper(opened.database)),
        PreviewPresenter(tasks, texts, paper),
        JobPresenter(tasks, messages, texts, paper, program.today),
        program.today,
        program.fiscal_year_start,
    )
    return ReportsPage(desk.look, presenter)


def _incentives(desk: "Desk", opened: Opened, program: "Program") -> Page:
    from desktop.services.award_kinds import AwardKinds
    from desktop.services.awards import Awards
    from desktop.services.bonuses import BonusVerbs
    from desktop.services.commission_export import export_statements
    from desktop.services.commission_plans import CommissionPlans
    from desktop.services.commissions import Commissions
    from desktop.ui.incentives.bonus_presenter import BonusPresenter
    from desktop.ui.incentives.honour_presenter import HonourPresenter
    from desktop.ui.incentives.page import IncentivesPage, Presenters
    from desktop.ui.incentives.page_presenter import PagePresenter
    from desktop.ui.incentives.plan_presenter import PlanPresenter
    from desktop.ui.incentives.statement_presenter import StatementPresenter

    around, database, today = (desk.tasks, desk.messages, desk.look.texts), opened.database, program.today
    presenters = Presenters(
        PagePresenter(desk.tasks, desk.look.texts, today, program.fiscal_year_start),
        StatementPresenter(*around, Commissions(database, today), partial(export_statements, database), today),
        PlanPresenter(*around, CommissionPlans(database), today),
        BonusPresenter(*around, BonusVerbs(database)),
        HonourPresenter(*around, Awards(database, today), AwardKinds(database), today),
    )
    return IncentivesPage(desk.look, presenters, desk.window, program.today(), list_tools(desk, opened))
