"""The steps of a deal as forms: which fields, what they begin with, which verb, what is said afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from desktop.domain.wording.numbers import money
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.story import DealStory
from desktop.queries.lookups import Choice
from desktop.services.deal_drafts import WinDraft
from desktop.ui.deals.specs import HAND_FIELDS, LOSE_FIELDS, MOVE_FIELDS, WIN_FIELDS
from desktop.ui.kit.field_specs import FieldSpec

Given = Mapping[str, Any]


class Course(Protocol):
    """The verbs on a deal's way."""

    def move(self, deal_id: int, stage_id: int, day: date) -> None:
        """Let it reach a stage."""
        ...

    def win(self, deal_id: int, draft: WinDraft) -> int:
        """Win it by a contract."""
        ...

    def lose(self, deal_id: int, reason: str, day: date) -> None:
        """Close it as lost."""
        ...

    def reopen(self, deal_id: int) -> None:
        """Open it again."""
        ...

    def hand_over(self, deal_id: int, staff_id: int, since: date) -> None:
        """Let another person bear it."""
        ...

    def take_back(self, deal_id: int) -> None:
        """Undo its last step."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step; texts are msgids, `told` has a place for the customer."""

    key: str
    title: str
    save: str
    fields: tuple[FieldSpec, ...]
    begin: Callable[[DealStory, date], dict[str, object]]
    act: Callable[[Course, int, Given], object]
    told: str
    undone: str
    explained: str = ""


def called(line: DealLine) -> str:
    """A deal as messages call it."""
    return line.customer or line.code or f"#{line.deal_id}"


def contracts_of(story: DealStory, texts: Translator) -> tuple[Choice, ...]:
    """The contracts by which a deal can be won."""
    return tuple(
        Choice(
            each.signing_id,
            texts(" · ").join(
                part for part in (each.number, each.signed_on.isoformat(), money(each.amount, texts.language)) if part
            ),
        )
        for each in (*story.signed, *story.fitting)
    )


def _begin_win(story: DealStory, today: date) -> dict[str, object]:
    known = [*story.signed, *story.fitting]
    value = story.line.value
    return {
        "signing_id": known[0].signing_id if known else None,
        "signed_on": None if known else today,
        "amount": "" if known or not value else f"{value:,.2f}",
    }


def _win(course: Course, deal_id: int, given: Given) -> object:
    return course.win(deal_id, WinDraft(**given))


STEPS: dict[str, Step] = {
    step.key: step
    for step in (
        Step(
            "move",
            N_("Move to another stage"),
            N_("Move"),
            MOVE_FIELDS,
            lambda story, today: {"stage_id": story.line.stage_id, "day": today},
            lambda course, deal_id, given: course.move(deal_id, given["stage_id"], given["day"]),
            N_("{customer} was moved."),
            N_("{customer} stands where it stood."),
        ),
        Step(
            "win",
            N_("The deal is won"),
            N_("Won"),
            WIN_FIELDS,
            _begin_win,
            _win,
            N_("{customer} is won."),
            N_("{customer} is open again."),
            N_("A deal is won by a contract: choose it, or enter day and amount and it is made for this deal."),
        ),
        Step(
            "lose",
            N_("The deal is lost"),
            N_("Lost"),
            LOSE_FIELDS,
            lambda _story, today: {"day": today},
            lambda course, deal_id, given: course.lose(deal_id, given["reason"], given["day"]),
            N_("{customer} is closed as lost."),
            N_("{customer} is open again."),
        ),
        Step(
            "hand",
            N_("Hand the deal over"),
            N_("Hand over"),
            HAND_FIELDS,
            lambda _story, today: {"since": today},
            lambda course, deal_id, given: course.hand_over(deal_id, given["staff_id"], given["since"]),
            N_("{customer} was handed over."),
            N_("{customer} is back where it was."),
            N_("The deal counts for the new person from now on; visits and contracts stay with whoever made them."),
        ),
    )
}
