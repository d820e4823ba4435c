"""A person's visit log: the visits that opened and closed deals, and the ordinary days between."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop.models import DealResult
from desktop.services.sample.calendar import Quarter, dice, next_working_day
from desktop.services.sample.cast import words
from desktop.services.sample.customers import Client
from desktop.services.sample.deals import Attempt, DealStory, spread

SIGNED, AGREED, PROGRESS, FOLLOW_UP, DECLINED = range(5)  # places in the list of outcomes
EFFECTIVE = (SIGNED, AGREED, PROGRESS)
TEXTS = {SIGNED: "signed", AGREED: "agreed", PROGRESS: "progress", FOLLOW_UP: "follow", DECLINED: "declined"}
RIPE = timedelta(days=18)
PHONE = 3  # place in the list of methods


@dataclass(slots=True, eq=False)
class Call:
    """One visit as it went."""

    day: date
    client: Client
    attempt: Attempt | None
    outcome: int
    method: int
    minutes: int
    summary: str
    next_step: str
    next_on: date | None
    entered_on: date


def calls_of(story: DealStory, quarter: Quarter, quarters: tuple[Quarter, ...]) -> list[Call]:
    """The visits of one quarter in order of days."""
    person = story.person
    number = person.visits[quarter.index]
    chance = dice(person.code, "visits", quarter.label)
    fixed = _turning_points(story, quarter)
    days = person.active_days(quarter, quarters)
    free = spread(days, max(0, number - len(fixed)), chance)
    wanted = round(number * person.effective) - sum(outcome in EFFECTIVE for _, _, outcome in fixed)
    marks = [place < wanted for place in range(len(free))]
    chance.shuffle(marks)
    calls = [_call(story, day, attempt.client, attempt, outcome, chance) for day, attempt, outcome in fixed]
    for day, is_effective in zip(free, marks, strict=True):
        client, attempt = _whom(story, day, chance)
        outcome = _outcome(attempt, day, is_effective, chance)
        calls.append(_call(story, day, client, attempt, outcome, chance))
    return sorted(calls, key=lambda call: call.day)


def _turning_points(story: DealStory, quarter: Quarter) -> list[tuple[date, Attempt, int]]:
    """Visits on the days on which deals opened or closed."""
    points = []
    for attempt in story.attempts:
        if quarter.start <= attempt.opened_on <= quarter.end:
            points.append((attempt.opened_on, attempt, PROGRESS))
        if attempt.closed_on and quarter.start <= attempt.closed_on <= quarter.end:
            points.append((attempt.closed_on, attempt, SIGNED if attempt.result is DealResult.WON else DECLINED))
    return points


def _whom(story: DealStory, day: date, chance: Random) -> tuple[Client, Attempt | None]:
    live = [attempt for attempt in story.attempts if attempt.is_live(day)]
    signed = [
        attempt.client for attempt in story.attempts if any(signed <= day for signed in attempt.client.signed_on)
    ]
    prospects = [client for client in story.prospects if client.first_contact_on <= day][-3:]
    draw = chance.random()
    if live and (draw < 0.68 or not (signed or prospects)):  # two visits in three go to open deals
        attempt = chance.choice(live)
        return attempt.client, attempt
    if signed and (draw < 0.88 or not prospects):
        return chance.choice(signed[-16:]), None
    return chance.choice(prospects or [attempt.client for attempt in story.attempts]), None


def _outcome(attempt: Attempt | None, day: date, is_effective: bool, chance: Random) -> int:
    if not is_effective:
        return FOLLOW_UP if chance.random() < 0.85 else DECLINED  # a flat no is rare
    is_ripe = attempt is not None and day - attempt.opened_on > RIPE
    return AGREED if is_ripe and chance.random() < 0.4 else PROGRESS


def _call(story: DealStory, day: date, client: Client, attempt: Attempt | None, outcome: int, chance: Random) -> Call:
    told = words()["visits"]
    method = chance.choices(range(4), (5, 2, 2, 2))[0]
    goes_on = outcome not in (SIGNED, DECLINED) and chance.random() < 0.85
    product = attempt.product.name if attempt else "门店"
    is_timely = chance.random() < story.person.timely
    delay = chance.choices((0, 1, 2), (7, 2, 1))[0] if is_timely else chance.randint(3, 9)
    return Call(
        day,
        client,
        attempt,
        outcome,
        method,
        minutes=chance.choice((10, 15, 20)) if method == PHONE else chance.choice((30, 40, 45, 60, 60, 75, 90, 120)),
        summary=chance.choice(told[TEXTS[outcome]]).format(contact=client.contact, city=client.city, product=product),
        next_step=chance.choice(told["next_steps"]).format(product=product) if goes_on else "",
        next_on=next_working_day(day + timedelta(days=chance.randint(3, 16))) if goes_on else None,
        entered_on=day + timedelta(days=delay),
    )
