"""How a line of the score card is called: its indicator, whose and which records it counts."""

from desktop.domain.narrative.figures import PersonFigures, ScoredItem
from desktop.domain.wording import Words
from desktop.errors import N_


def line_name(item: ScoredItem, figures: PersonFigures, words: Words) -> str:
    """The name as the score card has it: a narrowed line or a team's one is not taken for the plain one."""
    name = words.name(item.indicator)
    if item.is_team_scope:
        name = words.texts.gettext(N_("{indicator}, team")).format(indicator=name)
    if not item.narrowed:
        return name
    return f"{name} · {figures.filter_name(item.narrowed, words.language)}"
