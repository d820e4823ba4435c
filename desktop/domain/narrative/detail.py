"""The second sentence of a finding: trend, team, and the records behind the figure; at most three figures."""

from collections.abc import Mapping

from desktop.domain.narrative.comparison import is_better
from desktop.domain.narrative.headline import shows_place
from desktop.domain.narrative.records import carried_by, renewals, signed_with
from desktop.domain.narrative.silence import VISITING, Silence, silences
from desktop.domain.narrative.situation import Against, Situation
from desktop.domain.narrative.trend import trend
from desktop.domain.wording import Words, Writer
from desktop.errors import N_

_MEDIANS: Mapping[bool, Mapping[tuple[bool, bool], str]] = {
    True: {
        (False, False): N_("team median {value}"),
        (True, True): N_("above the team median of {value}"),
        (False, True): N_("better than the team median of {value}"),
    },
    False: {
        (False, False): N_("peer median {value}"),
        (True, True): N_("above the peer median of {value}"),
        (False, True): N_("better than the peer median of {value}"),
    },
}


def detail(situation: Situation) -> Writer:
    """The second sentence without its full stop, "" where nothing more is known."""
    if situation.against is Against.NOTHING:
        return lambda _words: ""
    before = trend(situation) if situation.against is not Against.PAST else None
    carried = carried_by(situation)
    team = None if carried else _team(situation)
    silence = None if situation.is_strength else silence_of(situation)
    beside = [write for write in (team, before) if write]
    others = [write for write in (carried, renewals(situation), signed_with(situation), silence) if write]
    return lambda words: words.clauses(
        (words.row([write(words) for write in beside]), *[write(words) for write in others])
    )


def silence_of(situation: Situation) -> Writer | None:
    """The longest stretch without visits, for a weakness in visiting."""
    if situation.indicator.code not in VISITING or situation.item.is_team_scope or situation.item.narrowed:
        return None
    if not situation.actual:
        return None  # the figure itself says that there were none
    found = silences(situation.figures)
    return (lambda words: longest_silence(found, words)) if found else None


def longest_silence(found: tuple[Silence, ...], words: Words) -> str:
    """The clause about the longest stretch."""
    return words.say(
        N_("no visit on record for {weeks} weeks running, {days}"),
        weeks=words.spoken(found[0].weeks),
        days=words.days_between(found[0].first, found[0].last),
    )


def _team(situation: Situation) -> Writer | None:
    """The team's median, unless the first sentence has named it or the place already."""
    comparison = situation.peer_comparison
    if comparison is None or situation.against is Against.TEAM or shows_place(situation):
        return None
    indicator, actual, middle = situation.indicator, situation.actual, comparison.median_actual
    if actual is None or (situation.is_strength and is_better(indicator, middle, actual)):
        return None  # a strength against the target is not held up to a better team
    is_credit = not situation.is_strength and is_better(indicator, actual, middle)
    message = _MEDIANS[comparison.is_whole_team][is_credit and indicator.higher_is_better, is_credit]
    level = N_("team median also {value}") if comparison.is_whole_team else N_("peer median also {value}")
    if actual == middle and comparison.sharing == 1 and comparison.size % 2:  # the median is the own figure
        level = N_("in the middle of the team") if comparison.is_whole_team else N_("in the middle of the peers")

    def write(words: Words) -> str:
        value = words.value(indicator, middle)
        return words.say(level if words.value(indicator, actual) == value else message, value=value)

    return write
