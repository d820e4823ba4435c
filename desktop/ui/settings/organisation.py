"""Teams, positions and stages as the settings ask and show them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from desktop.domain.exact import plain
from desktop.domain.positions import LEADER, NEWCOMER, SPECIALIST
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.lookups import staff_in_service, teams
from desktop.queries.organisation import (
    PositionEntry,
    StageEntry,
    TeamEntry,
    position_entries,
    stage_entries,
    team_entries,
)
from desktop.services.position_book import PositionDraft
from desktop.services.stage_book import StageBook, StageDraft
from desktop.services.team_book import TeamDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.offers import Offers
from desktop.ui.settings.entries_card import Face
from desktop.ui.settings.entries_presenter import EntryKind

ROLE_WORDS = {SPECIALIST: N_("Specialist"), LEADER: N_("Team leader"), NEWCOMER: N_("Newcomer")}
STEP_WORDS = {
    "visit": N_("First contact"),
    "deal": N_("Taken on as a deal"),
    "negotiation": N_("In talks"),
    "signing": N_("Being signed"),
    "landing": N_("Getting ready to open"),
    "collection": N_("Collecting and after-care"),
}
ENGLISH_NAME = FieldSpec("name_en", N_("In English"), Input.TEXT, hint=N_("Empty: the same word"))
TEAM_FIELDS = (
    FieldSpec("name", N_("Team"), Input.TEXT, is_required=True, missing=N_("Enter the team's name.")),
    ENGLISH_NAME,
    FieldSpec("leader_id", N_("Led by"), Input.PERSON, hint=N_("Is scored on it where a scheme says so")),
    FieldSpec("parent", N_("Part of"), Input.WORD, hint=N_("A larger team, which counts this one in")),
)
POSITION_FIELDS = (
    FieldSpec("name", N_("Position"), Input.TEXT, is_required=True, missing=N_("Enter the position's name.")),
    ENGLISH_NAME,
    FieldSpec(
        "role",
        N_("Role"),
        Input.PICK,
        is_required=True,
        hint=N_("Says which scheme its people are evaluated with"),
        is_wide=True,
        options=tuple(ROLE_WORDS.items()),
    ),
)
STAGE_FIELDS = (
    FieldSpec("name", N_("Stage"), Input.TEXT, is_required=True, missing=N_("Enter the stage's name.")),
    ENGLISH_NAME,
    FieldSpec(
        "probability",
        N_("Chance to sign (%)"),
        Input.POINTS,
        is_required=True,
        missing=N_("Enter a whole number from 0 to 100."),
        hint=N_("Weighs the deals of this stage in forecasts"),
        example="35",
    ),
    FieldSpec(
        "step",
        N_("Part of the way"),
        Input.PICK,
        is_required=True,
        hint=N_("From signing on a deal stands on the second board"),
        options=tuple(STEP_WORDS.items()),
    ),
)


def team_kind(today: Callable[[], date], language: str) -> EntryKind[TeamEntry, TeamDraft]:
    """Teams: names, leader, the team each is part of."""

    def ask(session: Any) -> tuple[tuple[TeamEntry, ...], Offers]:
        offers = Offers(people=staff_in_service(session, today()), words={"parent": teams(session, language)})
        return team_entries(session, today()), offers

    titles = (N_("New team"), N_("Change a team"))
    return EntryKind(TEAM_FIELDS, lambda entry: entry.team_id, ask, TeamDraft, *titles)


def position_kind(today: Callable[[], date]) -> EntryKind[PositionEntry, PositionDraft]:
    """Positions: names and roles."""

    def ask(session: Any) -> tuple[tuple[PositionEntry, ...], Offers]:
        return position_entries(session, today()), Offers()

    titles = (N_("New position"), N_("Change a position"))
    return EntryKind(POSITION_FIELDS, lambda entry: entry.position_id, ask, PositionDraft, *titles)


def stage_kind(book: StageBook) -> EntryKind[StageEntry, StageDraft]:
    """Stages of deals: names, chances, parts of the way, in the owner's order."""

    def ask(session: Any) -> tuple[tuple[StageEntry, ...], Offers]:
        return stage_entries(session), Offers()

    titles = (N_("New stage"), N_("Change a stage"))
    return EntryKind(STAGE_FIELDS, lambda entry: entry.stage_id, ask, StageDraft, *titles, book.order)


def team_face(texts: Translator) -> Face[TeamEntry]:
    """How teams are shown."""
    _ = texts
    return Face(
        _("Teams"),
        _("Whoever leads a team is evaluated on its figures too. New teams also come with staff and imports."),
        _("Add a team"),
        _("No teams yet"),
        (
            Column(_("Team"), lambda entry: entry.name, Cell.STRONG, 0, least=140),
            Column(_("In English"), lambda entry: entry.name_en or NO_VALUE, Cell.SOFT, 0, least=110),
            Column(_("Led by"), lambda entry: entry.leader or _("nobody yet"), Cell.TEXT, 130),
            Column(_("Part of"), lambda entry: entry.parent or NO_VALUE, Cell.SOFT, 150),
            Column(_("People"), lambda entry: str(entry.people), Cell.NUMBER, 80),
        ),
    )


def position_face(texts: Translator) -> Face[PositionEntry]:
    """How positions are shown."""
    _ = texts
    return Face(
        _("Positions"),
        _("By its role a position is evaluated with the scheme for specialists, team leaders or newcomers."),
        _("Add a position"),
        _("No positions yet"),
        (
            Column(_("Position"), lambda entry: entry.name, Cell.STRONG, 0, least=140),
            Column(_("In English"), lambda entry: entry.name_en or NO_VALUE, Cell.SOFT, 0, least=120),
            Column(_("Role"), lambda entry: _(ROLE_WORDS[entry.role]), Cell.TEXT, 130),
            Column(_("People"), lambda entry: str(entry.people), Cell.NUMBER, 80),
        ),
    )


def stage_face(texts: Translator) -> Face[StageEntry]:
    """How stages are shown."""
    _ = texts
    return Face(
        _("Stages of deals"),
        _("Forecasts weigh each open deal by the chance of its stage. Put there what your own deals have shown."),
        _("Add a stage"),
        _("No stages yet"),
        (
            Column(_("Stage"), lambda entry: entry.name, Cell.STRONG, 0, least=120),
            Column(_("In English"), lambda entry: entry.name_en or NO_VALUE, Cell.SOFT, 0, least=120),
            Column(_("Chance to sign"), lambda entry: f"{plain(entry.probability)}%", Cell.NUMBER, 110),
            Column(
                _("Part of the way"),
                lambda entry: _(STEP_WORDS[entry.step]) if entry.step else NO_VALUE,
                Cell.SOFT,
                170,
            ),
            Column(_("Open deals"), lambda entry: str(entry.deals), Cell.NUMBER, 100),
        ),
    )
