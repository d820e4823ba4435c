"""Lines, findings and actions of an invented review form."""

from datetime import date
from decimal import Decimal as D  # noqa: N817 - the tables below stay readable

from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewAction, ReviewFinding, ReviewItem


def item(
    name: str,
    unit: Unit,
    weight: int,
    target: str | None,
    effective: str | None,
    actual: str | None,
    points: str | None,
    perspective: str = "",
    word: str = "",
    reason: str = "",
    scored_weight: int = 95,
) -> ReviewItem:
    """A line of the score card from plain texts."""
    score = D(points) if points else None
    weighted = D(weight) * score / D(scored_weight) if score is not None else None
    attained = D(actual) / D(effective) * 100 if actual and effective and D(effective) else None
    return ReviewItem(
        indicator=name,
        name=name,
        unit=unit,
        measure_word=word,
        perspective=perspective,
        weight=D(weight),
        target=D(target) if target else None,
        effective_target=D(effective) if effective else None,
        actual=D(actual) if actual else None,
        attainment=attained,
        points=score,
        weighted=weighted,
        is_scored=points is not None,
        reason=reason,
    )


def finding(title: str, text: str, impact: str = "0", cause: str = "") -> ReviewFinding:
    """A finding with its effect on the total."""
    return ReviewFinding(1, "rule", title, title, text, cause, D(impact), is_edited=False)


def action(text: str, goal: str, due: date, owner: str, support: str) -> ReviewAction:
    """A measure of the plan."""
    return ReviewAction(1, "visits", text, goal, due, owner, support, is_edited=False)
