"""Keeps a run: new reviews get the next form numbers, what the owner wrote survives being computed again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from desktop.domain.narrative import Finding as FoundFinding
from desktop.domain.plan import PlannedAction
from desktop.domain.scheme import Scheme
from desktop.domain.scorecard import Card
from desktop.models import (
    Action,
    ActionCheckIn,
    ActionDueChange,
    Evaluation,
    Finding,
    Review,
    ReviewItem,
)
from desktop.queries.people import Person
from desktop.queries.rewritten import Rewriting, rewritings
from desktop.services.calibration import kept_grade, overridden
from desktop.services.computed_words import renew
from desktop.services.evaluation_inputs import Inputs
from desktop.services.evaluation_refusals import refuse_written
from desktop.services.evaluation_rows import Columns, action_row, finding_row, item_rows, review_columns
from desktop.services.evaluation_texts import ReviewTexts
from desktop.services.renamed_people import rename_in_drafts
from desktop.store.bulk import insert_rows

Written = TypeVar("Written", Finding, Action)


@dataclass(slots=True)
class _Rows:
    """What is about to be inserted."""

    items: list[Columns] = field(default_factory=list)
    findings: list[Columns] = field(default_factory=list)
    actions: list[Columns] = field(default_factory=list)


def keep(
    session: Session,
    evaluation: Evaluation,
    inputs: Inputs,
    cards: Mapping[int, Card],
    texts: Mapping[int, ReviewTexts],
) -> None:
    """Replace the computed part of an evaluation by this run."""
    earlier = select(Review.id).where(Review.evaluation_id == evaluation.id).limit(1)
    has_been = session.scalar(earlier) is not None  # of a first run there is nothing to replace
    reviews = _reviews(session, evaluation, inputs, cards, texts)
    keys = list(reviews.values())
    findings: dict[int, list[Finding]] = {}
    actions: dict[int, list[Action]] = {}
    of_findings: Mapping[int, Rewriting] = {}
    of_actions: Mapping[int, Rewriting] = {}
    if has_been:
        findings, actions = _kept(session, Finding, keys), _kept(session, Action, keys)
        of_findings = rewritings(session, [row for rows in findings.values() for row in rows])
        of_actions = rewritings(session, [row for rows in actions.values() for row in rows])
        session.execute(delete(ReviewItem).where(ReviewItem.review_id.in_(keys)))
    rows = _Rows()
    computed: dict[Finding | Action, Columns] = {}  # what would stand where the owner's words do
    for person in inputs.people:
        review_id, told = reviews[person.staff_id], texts[person.staff_id]
        rows.items += item_rows(inputs, person, cards[person.staff_id], review_id)
        _add_findings(rows, told, review_id, findings.get(review_id, ()), of_findings, computed)
        _add_actions(rows, told.actions, person, review_id, actions.get(review_id, ()), of_actions, computed)
    renew(session, computed)
    insert_rows(session, ReviewItem, rows.items)
    insert_rows(session, Finding, rows.findings)
    insert_rows(session, Action, rows.actions)


def _add_findings(
    rows: _Rows,
    told: ReviewTexts,
    review_id: int,
    edited: Iterable[Finding],
    rewritten: Mapping[int, Rewriting],
    computed: dict[Finding | Action, Columns],
) -> None:
    """New findings beside edited ones; an edited one gets today's figures and place and keeps the owner's words."""
    waiting = list(edited)
    for place, finding in enumerate(told.findings):
        row = _same(waiting, finding, told)
        columns = finding_row(finding, review_id, place)
        if row is None:
            rows.findings.append(columns)
            continue
        waiting.remove(row)
        for name in ("sort_order", "kind", "impact", "figures", "record_ids", "cause_key", "titles"):
            setattr(row, name, columns[name])
        _refresh(row, columns, ("texts", "causes"), rewritten)
        computed[row] = columns
    for row in waiting:  # nothing of today stands behind its words
        row.impact, row.figures = "0", {}
        computed[row] = {}


def _add_actions(
    rows: _Rows,
    planned: Iterable[PlannedAction],
    person: Person,
    review_id: int,
    kept: Iterable[Action],
    rewritten: Mapping[int, Rewriting],
    computed: dict[Finding | Action, Columns],
) -> None:
    """New actions beside kept ones; an edited one gets today's figures and keeps the owner's words, day and name."""
    known = {(row.indicator, row.measure): row for row in kept}
    computed |= {row: {} for row in known.values() if row.is_edited and row.done_on is None}
    for place, action in enumerate(planned):
        row, columns = known.get((action.indicator, action.measure)), action_row(action, person, review_id, place)
        if row is None:
            rows.actions.append(columns)
        elif row.is_edited and not row.is_added and row.done_on is None:
            for name in ("sort_order", "scope", "narrowed", "from_value", "to_value"):
                setattr(row, name, columns[name])
            _refresh(row, columns, ("texts", "goals", "supports"), rewritten)
            computed[row] = columns


def _refresh(
    row: Finding | Action, columns: Columns, names: Iterable[str], rewritten: Mapping[int, Rewriting]
) -> None:
    """Today's words wherever the owner wrote none; of a row whose rewriting nobody knows every word stays."""
    if row.id in rewritten:
        for name in names:
            setattr(row, name, {**columns[name], **rewritten[row.id].owners(name, getattr(row, name))})


def _same(waiting: Iterable[Finding], finding: FoundFinding, told: ReviewTexts) -> Finding | None:
    """The edited finding that says the same: of two lines counting one indicator the title tells which is meant."""
    alike = [row for row in waiting if (row.rule, row.indicator) == (finding.rule, finding.indicator)]
    if not alike:
        return None
    titles = [dict(each.titles) for each in told.findings]
    exact = (row for row in alike if row.titles == dict(finding.titles))
    return next(exact, None) or next((row for row in alike if row.titles not in titles), None)


def _reviews(
    session: Session,
    evaluation: Evaluation,
    inputs: Inputs,
    cards: Mapping[int, Card],
    texts: Mapping[int, ReviewTexts],
) -> dict[int, int]:
    """The review's key of each person, made, brought up to date, or removed with whom the scheme no longer covers."""
    known = {
        row.staff_id: row for row in session.scalars(select(Review).where(Review.evaluation_id == evaluation.id))
    }
    present = {person.staff_id for person in inputs.people}
    gone = [row for staff_id, row in known.items() if staff_id not in present]
    refuse_written(session, gone)
    session.execute(delete(Review).where(Review.id.in_([row.id for row in gone])))
    numbers = _free_numbers(session, evaluation)
    updated, new = [], []
    for person in inputs.people:
        columns = review_columns(inputs, person, cards[person.staff_id], texts[person.staff_id])
        row = known.get(person.staff_id)
        if row is not None:
            rename_in_drafts(session, row.staff_id, row.staff_name, person.name)
            kept = _calibration(row, columns, inputs.scheme) | overridden(row.bonus, row.bonus_reason)
            updated.append({"id": row.id, **columns, **kept})
        else:
            key = {"evaluation_id": evaluation.id, "staff_id": person.staff_id, "number": next(numbers)}
            new.append({**key, **columns})
    if updated:
        session.execute(update(Review), updated)
    insert_rows(session, Review, new)
    session.expire_all()
    rows = session.execute(select(Review.staff_id, Review.id).where(Review.evaluation_id == evaluation.id))
    return {row.staff_id: row.id for row in rows}


def _calibration(row: Review, columns: Columns, scheme: Scheme) -> Columns:
    """A grade the owner set stays with its pay, unless it is computed now, unknown, or set by a rule."""
    return kept_grade(scheme, row.computed_grade, row.grade, row.grade_reason, columns)


def _free_numbers(session: Session, evaluation: Evaluation) -> Iterator[str]:
    """Form numbers of the period, KH-2026Q3-001 and on, after the highest one given so far."""
    label = evaluation.period_label
    if ".." in label:
        label = label.replace("-", "").replace("..", "-")
    prefix = f"KH-{label}-"
    taken = session.scalars(select(Review.number).where(Review.number.startswith(prefix, autoescape=True)))
    tails = (number.removeprefix(prefix) for number in taken)
    highest = max((int(tail) for tail in tails if tail.isdigit()), default=0)
    while True:
        highest += 1
        yield f"{prefix}{highest:03}"


def _kept(session: Session, table: type[Written], keys: list[int]) -> dict[int, list[Written]]:
    """What the owner wrote, ticked off or checked in on, by review; everything else of the table goes."""
    checked_in, put_off = select(ActionCheckIn.action_id), select(ActionDueChange.action_id)
    of_actions = or_(
        Action.is_edited,
        Action.is_added,
        Action.done_on.is_not(None),
        Action.id.in_(checked_in),
        Action.id.in_(put_off),
    )
    written = of_actions if table is Action else table.is_edited
    session.execute(delete(table).where(table.review_id.in_(keys), ~written))
    kept: dict[int, list[Written]] = defaultdict(list)
    for row in session.scalars(select(table).where(table.review_id.in_(keys)).order_by(table.sort_order, table.id)):
        kept[row.review_id].append(row)
    return kept
