"""The cards of teams, positions and stages on the page of settings."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.store.database import Database
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk
    from desktop.ui.settings.entries_card import EntriesCard


def organisation_cards(
    desk: "Desk", database: Database, page: Page, today: Callable[[], date]
) -> "Iterator[EntriesCard[Any]]":
    """One card each, with its verbs."""
    from desktop.services.position_book import PositionBook
    from desktop.services.stage_book import StageBook
    from desktop.services.team_book import TeamBook
    from desktop.ui.settings.entries_card import EntriesCard
    from desktop.ui.settings.entries_presenter import EntriesPresenter
    from desktop.ui.settings.organisation import (
        position_face,
        position_kind,
        stage_face,
        stage_kind,
        team_face,
        team_kind,
    )

    look, stages, texts = desk.look, StageBook(database), desk.look.texts
    cards: tuple[tuple[Any, Any, Any], ...] = (
        (team_kind(today, texts.language), TeamBook(database), team_face(texts)),
        (position_kind(today), PositionBook(database), position_face(texts)),
        (stage_kind(stages), stages, stage_face(texts)),
    )
    for kind, verbs, face in cards:
        presenter = EntriesPresenter(desk.tasks, desk.messages, texts, kind, verbs, today)
        yield EntriesCard(look, page, presenter, kind, face, today())
