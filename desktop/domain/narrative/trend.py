"""How a figure stands to the own previous period, said without praise or blame."""

from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.narrative.situation import Situation
from desktop.domain.wording import Writer
from desktop.domain.wording.numbers import count, plain, rounded
from desktop.errors import N_

_HUNDRED = Decimal(100)
_TIMES_FROM = Decimal(2)


def trend(situation: Situation) -> Writer | None:
    """The clause about the previous period, None where there is none or nothing changed that can be read."""
    now, before = situation.actual, situation.previous
    if now is None or before is None:
        return None
    if situation.indicator.unit is Unit.MONEY:
        return _money(situation, now, before)
    if situation.indicator.unit is Unit.COUNT:
        return _count(situation, now, before)
    return _level(situation, now, before)


def _money(situation: Situation, now: Decimal, before: Decimal) -> Writer | None:
    if before <= 0 or now < 0:
        return None
    period = situation.figures.period
    if now / before >= _TIMES_FROM:
        times = plain(now / before, 1)
        return lambda words: words.say(
            N_("{times} times the figure of {previous}"), times=times, previous=words.previous(period)
        )
    change = rounded(_HUNDRED * (now - before) / before, 1)
    if change == 0:
        return None
    message = N_("up {percent} on {previous}") if change > 0 else N_("down {percent} on {previous}")
    return lambda words: words.say(message, percent=words.percent(abs(change)), previous=words.previous(period))


def _count(situation: Situation, now: Decimal, before: Decimal) -> Writer | None:
    difference = rounded(now, 1) - rounded(before, 1)
    if difference == 0:
        return None
    message = N_("{difference} more than {previous}") if difference > 0 else N_("{difference} fewer than {previous}")
    size = abs(difference)
    return lambda words: words.say(
        message,
        difference=words.value(situation.indicator, size) if words.is_chinese else count(size),
        previous=words.previous(situation.figures.period),
    )


def _level(situation: Situation, now: Decimal, before: Decimal) -> Writer | None:
    """Rates, days and points: the earlier figure itself says more than a difference."""
    if rounded(now, 1) == rounded(before, 1) or (situation.indicator.unit is Unit.PERCENT and before > _HUNDRED):
        return None
    return lambda words: words.say(
        N_("{value} {previous}"),
        value=words.value(situation.indicator, before),
        previous=words.previous(situation.figures.period),
    )
