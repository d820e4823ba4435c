"""Score cards of everybody in a run, and the figures their texts are written from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from desktop.domain.exact import as_decimal, as_fraction
from desktop.domain.facts import NO_DATA, Evidence
from desktop.domain.indicators import Indicator
from desktop.domain.lateness import told_on
from desktop.domain.narrative import PersonFigures, ScoredItem, Standing
from desktop.domain.period import DAY
from desktop.domain.ramp import Ramp, Span, effective_target, ramp_for, ramp_over
from desktop.domain.scheme import Filter, SchemeItem, Scope
from desktop.domain.scorecard import Card, Line, card_of, ranked
from desktop.domain.scoring import ItemScore, Reason
from desktop.queries.past_reviews import LineKey, PastReview
from desktop.queries.people import Person
from desktop.services.evaluation_inputs import Inputs, indicator_of, plain_target

_NO_EVIDENCE = Evidence()


def cards_of(inputs: Inputs) -> dict[int, Card]:
    """The ranked score card of each person by staff key."""
    return ranked({person.staff_id: _card(inputs, person) for person in inputs.people})


def evidence_of(inputs: Inputs, person: Person) -> Evidence:
    """The records worth naming about a person."""
    return inputs.evidence.get(person.staff_id, _NO_EVIDENCE)


def last_review(inputs: Inputs, person: Person) -> PastReview | None:
    """The person's latest earlier review."""
    return next(iter(inputs.past.get(person.staff_id, ())), None)


def previous_review(inputs: Inputs, person: Person) -> PastReview | None:
    """The person's review of the period right before by the same scheme."""
    last = last_review(inputs, person)
    if last is None or not last.is_same_scheme or last.period.end != inputs.period.start - DAY:
        return None
    return last


def figures_of(inputs: Inputs, cards: Mapping[int, Card], today: date) -> dict[int, PersonFigures]:
    """What the texts about each person may use, by staff key; `today` is the day they are written."""
    standings = {
        person.staff_id: Standing(
            person.staff_id,
            _items(inputs, person, cards[person.staff_id]),
            inputs.now[Filter()].staff.get(person.staff_id, {}),
        )
        for person in inputs.people
    }
    tied, peers = _tied(cards), _peers(inputs, standings)
    worked = inputs.calendar.within(inputs.period.start, inputs.period.end)
    found = {}
    for person in inputs.people:
        card, standing = cards[person.staff_id], standings[person.staff_id]
        alike = peers.get(person.team_id, ())
        figures = _figures(inputs, person, card, standing, alike, today)
        found[person.staff_id] = replace(figures, tied=tied, working_days=worked)
    return found


def _peers(inputs: Inputs, standings: Mapping[int, Standing]) -> dict[int | None, tuple[Standing, ...]]:
    """The people of each team."""
    found: dict[int | None, tuple[Standing, ...]] = {}
    for person in inputs.people:
        if person.team_id is not None:
            found[person.team_id] = (*found.get(person.team_id, ()), standings[person.staff_id])
    return found


def _tied(cards: Mapping[int, Card]) -> int:
    """How many people have a total where all of them have the same one, else 0."""
    totals = [card.total.rounded for card in cards.values() if card.total.rounded is not None]
    return len(totals) if len(set(totals)) == 1 else 0


def _card(inputs: Inputs, person: Person) -> Card:
    lines = [_line(inputs, person, item) for item in inputs.scheme.items]
    ramp = _ramp(inputs, person, ((inputs.period.start, inputs.period.end),))
    return card_of(inputs.scheme, lines, ramp, evidence_of(inputs, person).conduct, person.bonus_base)


def _line(inputs: Inputs, person: Person, item: SchemeItem) -> Line:
    target, ramp = inputs.target(person, item, inputs.targets), None
    if target is not None and target.spans and item.scope is Scope.OWN:
        # Days without a target ask for nothing: who was not there on them is not asked for less on the others.
        ramp = _ramp(inputs, person, target.spans)
        if not ramp.days:
            target, ramp = None, None  # set only for days on which nobody was there
    measure = inputs.measure(person, item, inputs.now)
    return Line(indicator_of(inputs.scheme, item), measure, plain_target(target), ramp)


def _ramp(inputs: Inputs, person: Person, spans: Sequence[Span]) -> Ramp:
    return ramp_over(spans, person.hired_on, person.left_on, person.absences, inputs.scheme.ramp)


def _figures(
    inputs: Inputs,
    person: Person,
    card: Card,
    standing: Standing,
    peers: tuple[Standing, ...],
    today: date,
) -> PersonFigures:
    last = last_review(inputs, person)
    return PersonFigures(
        name=person.name,
        period=inputs.period,
        previous_period=inputs.period.previous(),
        next_period=inputs.period.next(),
        standing=standing,
        peers=peers,
        scored_weight=card.total.scored_weight,
        previous=inputs.before[Filter()].staff.get(person.staff_id, {}),
        evidence=told_on(evidence_of(inputs, person), inputs.period, today),
        superior=person.superior,
        employed_from=person.hired_on,
        employed_until=person.left_on,
        absences=person.absences,
        last_plan=last.actions if last else (),
        team_facts=inputs.led_team_facts(person),
        computed_on=today,
        filter_names=inputs.filter_names,
        bonus_basis=inputs.scheme.tier_basis if card.coefficient else None,
        conduct_limit=inputs.scheme.conduct_limit,
    )


def _items(inputs: Inputs, person: Person, card: Card) -> tuple[ScoredItem, ...]:
    last, ramp = previous_review(inputs, person), _coming_ramp(inputs, person)
    return tuple(_item(inputs, person, score, last, ramp) for score in card.scores)


def _item(
    inputs: Inputs, person: Person, score: ItemScore, last: PastReview | None, coming: Ramp | None
) -> ScoredItem:
    item, indicator = score.item, indicator_of(inputs.scheme, score.item)
    return ScoredItem(
        indicator=indicator,
        weight=item.weight,
        points=score.exact_points if score.is_scored else None,
        actual=score.measure,
        target=score.target,
        effective_target=score.effective_target,
        previous=inputs.measure(person, item, inputs.before) or NO_DATA,
        previous_points=last.points.get(LineKey(item.indicator, item.scope, item.filter)) if last else None,
        next_target=_by_ramp(coming, item, indicator, _next_target(inputs, person, item)),
        coming_target=_by_ramp(coming, item, indicator, score.target),
        is_team_scope=item.scope is Scope.TEAM,
        assumed=score.reason if score.is_scored and score.reason is not Reason.RAMP else Reason.NONE,
        narrowed=item.filter.label,
    )


def _next_target(inputs: Inputs, person: Person, item: SchemeItem) -> Decimal | None:
    """The plain target of the next period; one that is set for some of its days only is none yet."""
    figure = inputs.target(person, item, inputs.next_targets)
    return None if figure is None or figure.is_partial else figure.value


def _coming_ramp(inputs: Inputs, person: Person) -> Ramp | None:
    """The person's ramp in the next period; None for who has left by then."""
    following = inputs.period.next()
    if person.left_on is not None and person.left_on < following.start:
        return None
    return ramp_for(following.start, following.end, person.hired_on, person.left_on, (), inputs.scheme.ramp)


def _by_ramp(ramp: Ramp | None, item: SchemeItem, indicator: Indicator, target: Decimal | None) -> Decimal | None:
    """What a plain target asks of the person in the next period."""
    if ramp is None or target is None:
        return None
    if ramp.is_whole:
        return _unreduced(target)
    effective = effective_target(target, indicator, ramp, item.scope)
    return None if effective is None else as_decimal(effective)


@lru_cache(maxsize=4096)  # many are asked for the same
def _unreduced(target: Decimal) -> Decimal:
    return as_decimal(as_fraction(target))
