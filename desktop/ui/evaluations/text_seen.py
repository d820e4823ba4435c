"""A text of a review as its editor was filled, and how it reads now: findings, actions, the interview."""

from collections.abc import Callable
from functools import partial
from typing import Any

from desktop.domain.review import ReviewAction, ReviewForm
from desktop.queries.reviews import review_form
from desktop.services.seen import Seen, Shown
from desktop.ui.evaluations.text_ports import Talk

Part = Callable[[ReviewForm], Shown]


def seen(form: ReviewForm, part: Part) -> Seen:
    """A part of a form as it is shown."""
    return Seen(part(form), partial(_part_now, form.review_id, form.language, part))


def draft_of(form: ReviewForm, what: str) -> str:
    """What a half-written text of a review is kept under; keys alone come again after an evaluation was deleted."""
    return f"{what} {form.review_id} {form.person.staff_id} {form.start} {form.end}"


def finding_part(finding_id: int) -> Part:
    """A finding's text and cause."""

    def part(form: ReviewForm) -> Shown:
        findings = (*form.strengths, *form.weaknesses, *form.remarks)
        found = next((each for each in findings if each.finding_id == finding_id), None)
        return {} if found is None else {"text": found.text, "cause": found.cause}

    return part


def action_part(action_id: int) -> Part:
    """An action of the plan."""

    def part(form: ReviewForm) -> Shown:
        return next((action_values(each) for each in form.actions if each.action_id == action_id), {})

    return part


def talk_part(form: ReviewForm) -> Shown:
    """The interview."""
    return talk_values(
        Talk(form.review_id, form.interview_on, form.employee_opinion, form.difficulties, form.agreements)
    )


def talk_values(talk: Talk) -> dict[str, object]:
    """An interview as its form shows it."""
    return {name: getattr(talk, name) for name in ("day", "opinion", "difficulties", "agreements")}


def action_values(action: ReviewAction) -> dict[str, object]:
    """An action as its editor shows it."""
    return {name: getattr(action, name) for name in ("text", "goal", "due_on", "owner", "support")}


def _part_now(review_id: int, language: str, part: Part, session: Any) -> Shown:
    form = review_form(session, review_id, language)
    return {} if form is None else part(form)
