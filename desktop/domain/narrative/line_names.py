"""How a line of the score card is called: its indicator, whose and which records it counts."""

from collections.abc import Mapping
from functools import lru_cache

from desktop.domain.indicators import Indicator
from desktop.domain.narrative.figures import PersonFigures, ScoredItem
from desktop.domain.wording import Words
from desktop.errors import N_


def line_name(item: ScoredItem, figures: PersonFigures, words: Words) -> str:
    """The name as the score card has it: a narrowed line or a team's one is not taken for the plain one."""
    return name_of(item.indicator, item.is_team_scope, item.narrowed, figures, words)


def name_of(indicator: Indicator, is_team_scope: bool, narrowed: str, figures: PersonFigures, words: Words) -> str:
    """How a line of this indicator, scope and filter is called."""
    name = _whole_line(indicator, is_team_scope, words)
    return f"{name} · {figures.filter_name(narrowed, words.language)}" if narrowed else name


def line_names(item: ScoredItem, figures: PersonFigures, words: tuple[Words, ...]) -> Mapping[str, str]:
    """The names by language; the very same mapping for everybody's line, so that it is kept as a text once."""
    if not item.narrowed:
        return _whole_lines(item.indicator, item.is_team_scope, words)
    return {w.language: line_name(item, figures, w) for w in words}


def _whole_line(indicator: Indicator, is_team_scope: bool, words: Words) -> str:
    name = words.name(indicator)
    return words.say(N_("{indicator}, team"), indicator=name) if is_team_scope else name


@lru_cache(maxsize=256)
def _whole_lines(indicator: Indicator, is_team_scope: bool, words: tuple[Words, ...]) -> Mapping[str, str]:
    return {w.language: _whole_line(indicator, is_team_scope, w) for w in words}
