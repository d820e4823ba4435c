"""What the presenter of honours expects of its verbs, its tab and its forms, and what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop.domain.indicators import INDICATORS, Catalogue
from desktop.queries.award_suggestions import Suggestion
from desktop.queries.awards import AwardKindLine, AwardLine
from desktop.services.award_kinds import AwardKindDraft
from desktop.services.awards import AwardDraft
from desktop.ui.kit.form_flow import FormView
from desktop.ui.kit.offers import Offers


class Awards(Protocol):
    """The verbs on the honours list."""

    def grant(self, draft: AwardDraft) -> int:
        """The key of a new award."""
        ...

    def take_back(self, award_id: int) -> None:
        """Take an award off the list."""
        ...

    def restore(self, award_id: int) -> None:
        """Put an award back on the list."""
        ...


class Kinds(Protocol):
    """The verbs on the awards there are."""

    def add(self, draft: AwardKindDraft) -> int:
        """The key of a new award."""
        ...

    def add_usual(self) -> int:
        """Add the usual awards."""
        ...

    def change(self, kind_id: int, draft: AwardKindDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, kind_id: int) -> None:
        """Take an award off the list."""
        ...

    def restore(self, kind_id: int) -> None:
        """Bring an award back."""
        ...


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A line of the suggestions: an award, and somebody on one of its first places (None where nobody is)."""

    kind: AwardKindLine
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Honoured:
    """What the tab shows."""

    kinds: tuple[AwardKindLine, ...]
    suggested: tuple[SuggestionRow, ...]
    granted: tuple[AwardLine, ...]
    known: Catalogue = field(default_factory=lambda: INDICATORS)  # the figures there are, own ones too


class HonoursView(Protocol):
    """What the presenter expects of the tab."""

    def show_honours(self, found: Honoured) -> None:
        """Show suggestions and the honours list, or how to begin."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...


class AwardForm(FormView, Protocol):
    """What the presenter expects of the forms."""

    def open_award(
        self, values: Mapping[str, object], chosen: Offers, title: str, kinds: Sequence[AwardKindLine], is_new: bool
    ) -> None:
        """Show the form."""
        ...

    def put_away(self) -> None:
        """Close the form."""
        ...


class KindView(AwardForm, Protocol):
    """What the presenter expects of the form of an award."""

    def offer_figures(self, known: Catalogue) -> None:
        """Offer the figures by which somebody may be suggested."""
        ...
