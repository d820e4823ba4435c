"""Everybody who decides something on the schemes page, made to know each other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.i18n import Translator
from desktop.ui.ports import Messages, Tasks
from desktop.ui.schemes.editor_presenter import EditorPresenter, Keep
from desktop.ui.schemes.house_presenter import HousePresenter, Weigh, Words
from desktop.ui.schemes.indicator_presenter import Book, IndicatorPresenter
from desktop.ui.schemes.points_presenter import Give, PointsPresenter
from desktop.ui.schemes.presenter import SchemesPresenter, Verbs
from desktop.ui.schemes.trial_presenter import TrialPresenter
from desktop.ui.schemes.versions_presenter import VersionsPresenter


class SchemeVerbs(Keep, Verbs, Weigh, Protocol):
    """All verbs on schemes."""


@dataclass(frozen=True, slots=True)
class SchemesPresenters:
    """Everybody who decides something on the page."""

    page: SchemesPresenter
    trial: TrialPresenter
    indicators: IndicatorPresenter
    points: PointsPresenter
    house: HousePresenter
    versions: VersionsPresenter


def presenters_of(
    tasks: Tasks,
    messages: Messages,
    texts: Translator,
    verbs: tuple[SchemeVerbs, Book, Give, Words],
    today: Callable[[], date],
    fiscal_year_start: Callable[[], int],
) -> SchemesPresenters:
    """The presenters of one page; `verbs` are those on schemes, own indicators, given points and lists of words."""
    schemes, book, give, words = verbs
    house = HousePresenter(tasks, messages, texts, schemes, words)

    def editor(saved: Callable[[int], None]) -> EditorPresenter:
        return EditorPresenter(tasks, messages, texts, schemes, saved)

    page = SchemesPresenter(tasks, messages, texts, schemes, editor, house)
    return SchemesPresenters(
        page,
        TrialPresenter(tasks, texts, page.editor, today, fiscal_year_start),
        IndicatorPresenter(tasks, messages, texts, book),
        PointsPresenter(tasks, messages, texts, give, today, fiscal_year_start),
        house,
        VersionsPresenter(tasks, messages, texts),
    )
