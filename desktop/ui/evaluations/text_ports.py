"""What the column of texts, plan and interview needs of the verbs on a review, and what its presenter needs of it."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.services.computed_words import Rewritten
from desktop.services.seen import Seen, Shown

NEW = 0  # the key of an action that is not on the plan yet


@dataclass(frozen=True, slots=True)
class Talk:
    """What was written down of an interview."""

    review_id: int
    day: date | None
    opinion: str
    difficulties: str
    agreements: str


class TextVerbs(Protocol):
    """The verbs on one person's review."""

    def edit_finding(self, finding_id: int, language: str, text: str, cause: str | None = None) -> None:
        """Replace a finding's text."""
        ...

    def edit_action(
        self, action_id: int, language: str, text: str, goal: str, support: str, due_on: date, owner: str
    ) -> None:
        """Replace an action's texts, day and owner."""
        ...

    def add_action(
        self, review_id: int, language: str, text: str, goal: str, support: str, due_on: date, owner: str
    ) -> int:
        """Add an action of the owner's own."""
        ...

    def remove_action(self, action_id: int) -> None:
        """Take an action off the plan."""
        ...

    def restore_action(self, action_id: int) -> None:
        """Put an action back."""
        ...

    def return_finding(self, finding_id: int, language: str) -> Rewritten:
        """Give a finding its computed words back; what stood there."""
        ...

    def return_action(self, action_id: int, language: str) -> Rewritten:
        """Give an action its computed words, day and owner back; what stood there."""
        ...

    def rewrite_again(self, before: Rewritten) -> None:
        """Put the owner's words back in the place of the computed ones."""
        ...

    def record_interview(
        self, review_id: int, interviewed_on: date | None, employee_opinion: str, difficulties: str, agreements: str
    ) -> None:
        """Keep what was said in the interview."""
        ...


class TextView(Protocol):
    """What the presenter expects of the column with texts, plan and interview."""

    @property
    def is_editing(self) -> bool:
        """Whether a finding or an action is being edited."""
        ...

    def close_editor(self, filled: Seen | None) -> None:
        """Put away the editor of a finding or an action that was filled with this, unless another is open by now."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the open editor."""
        ...

    def show_changed_elsewhere(self, seen: Seen, theirs: Shown) -> bool:
        """Show in its editor what was made elsewhere of what was seen; whether that editor is still there."""
        ...

    def talk_kept(self, talk: Talk) -> None:
        """Take what was written as saved."""
        ...

    def show_talk_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the interview's form."""
        ...
