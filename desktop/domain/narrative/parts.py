"""What a rate or a mean is made of, in brackets behind it: （应收 80.0 万元，到账 50.0 万元）."""

from collections.abc import Mapping

from desktop.domain.facts import Measure
from desktop.domain.indicators import Indicator
from desktop.domain.wording import Words
from desktop.domain.wording.numbers import count
from desktop.errors import N_

_RATES: Mapping[str, str] = {
    "collection_rate": N_(" ({part} of {whole} due)"),
    "win_rate": N_(" ({part} of {whole} closed deals won)"),
    "deal_conversion": N_(" ({part} of {whole} new deals won)"),
    "visit_conversion": N_(" ({part} of {whole} visited signed)"),
    "landing_rate": N_(" ({part} of {whole} planned landings done)"),
    "retention_rate": N_(" ({part} of {whole} customers kept)"),
    "repeat_rate": N_(" ({part} of {whole} signing customers were returning ones)"),
    "milestones_on_time": N_(" ({part} of {whole})"),
    "plan_completion": N_(" ({part} of {whole} due actions ticked off in time)"),
    "log_timeliness": N_(" ({part} of {whole} visits entered in time)"),
}
_ALL: Mapping[str, str] = {
    "collection_rate": N_(" (all of {whole} due)"),
    "win_rate": N_(" (all {whole} closed deals won)"),
    "landing_rate": N_(" (all {whole} planned landings done)"),
    "visit_conversion": N_(" (all {whole} visited signed)"),
    "retention_rate": N_(" (all {whole} customers kept)"),
    "repeat_rate": N_(" (all {whole} signing customers were returning ones)"),
    "milestones_on_time": N_(" (all {whole})"),
    "plan_completion": N_(" (all {whole} due actions ticked off in time)"),
    "log_timeliness": N_(" (all {whole} visits entered in time)"),
}
_ONE: Mapping[str, str] = {
    "deal_cycle_days": N_(" (one won deal)"),
    "satisfaction": N_(" (one survey)"),
    "customer_quality": N_(" (one customer)"),
}
_MEANS: Mapping[str, str] = {
    "deal_cycle_days": N_(" (mean of {whole} won deals)"),
    "satisfaction": N_(" (mean of {whole} surveys)"),
    "customer_quality": N_(" (mean of {whole} customers)"),
}


def parts(indicator: Indicator, measure: Measure, words: Words) -> str:
    """The bracket behind a rate or mean, "" where there is nothing to add."""
    if measure.numerator is None or not measure.denominator:
        return ""
    if indicator.code in _RATES:
        is_money = indicator.code == "collection_rate"
        part, whole = (
            (words.money(measure.numerator), words.money(measure.denominator))
            if is_money
            else (count(measure.numerator), count(measure.denominator))
        )
        is_all = measure.numerator == measure.denominator > 1 and indicator.code in _ALL
        return words.say((_ALL if is_all else _RATES)[indicator.code], part=part, whole=whole)
    if indicator.code in _MEANS:
        is_one = measure.denominator == 1
        return words.say((_ONE if is_one else _MEANS)[indicator.code], whole=count(measure.denominator))
    return ""
