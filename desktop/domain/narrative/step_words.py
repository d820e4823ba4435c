"""The steps of the way in words: "win rate 20.0 %, below the team's 35.0 %"."""

from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.funnel import Reference, Step, StepFigure
from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.wording import Words
from desktop.domain.wording.numbers import plain, rounded
from desktop.errors import N_

_GAPS: Mapping[Step, str] = {
    Step.VISITS: N_("the number of visits"),
    Step.DEALS: N_("turning visits into deals"),
    Step.NEGOTIATION: N_("bringing deals to negotiation"),
    Step.SIGNING: N_("closing"),
    Step.SIZE: N_("contract size"),
    Step.LANDING: N_("landing after signing"),
    Step.COLLECTION: N_("collecting on time"),
}
_STRONG: Mapping[Step, str] = {
    Step.VISITS: N_("not in the number of visits"),
    Step.DEALS: N_("not in turning visits into deals"),
    Step.NEGOTIATION: N_("not in bringing deals to negotiation"),
    Step.SIGNING: N_("not in closing"),
    Step.SIZE: N_("not in contract size"),
    Step.LANDING: N_("not in landing after signing"),
    Step.COLLECTION: N_("not in collecting on time"),
}


def gap_in(step: Step, words: Words) -> str:
    """What a step is called when the gap lies in it."""
    return words.say(_GAPS[step])


def not_in(step: Step, words: Words) -> str:
    """What is said of a step that is not to blame."""
    return words.say(_STRONG[step])


def step_clause(figure: StepFigure, words: Words) -> str:
    """The step's own figure beside its reference."""
    reference = _value(figure, figure.reference, words)
    message = {
        Reference.TEAM: _AGAINST_TEAM[_kind(figure)],
        Reference.ALIKE: _AGAINST_ALIKE[figure.own > figure.reference],
        Reference.PAST: _AGAINST_PAST[_kind(figure)],
        Reference.TARGET: _AGAINST_TARGET[figure.own >= figure.reference],
    }[figure.against]
    if figure.against is not Reference.TARGET and _value(figure, figure.own, words) == reference:
        message = _LEVEL[figure.against]
    return words.say(message, figure=_spoken(figure, words), value=reference)


def _kind(figure: StepFigure) -> tuple[bool, bool]:
    """Whether it counts things, and whether it lies above its reference."""
    return figure.step is Step.VISITS, figure.own > figure.reference


_AGAINST_TEAM: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("{figure} (team median only {value})"),
    (True, False): N_("{figure} (team median {value})"),
    (False, True): N_("{figure} (team only {value})"),
    (False, False): N_("{figure} (team {value})"),
}
_AGAINST_ALIKE: Mapping[bool, str] = {
    True: N_("{figure} (peer median only {value})"),
    False: N_("{figure} (peer median {value})"),
}
_AGAINST_PAST: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("{figure} (only {value} the period before)"),
    (True, False): N_("{figure} ({value} the period before)"),
    (False, True): N_("{figure} (before: only {value})"),
    (False, False): N_("{figure} (before: {value})"),
}


_LEVEL: Mapping[Reference, str] = {
    Reference.TEAM: N_("{figure}, level with the team"),
    Reference.ALIKE: N_("{figure}, level with peers"),
    Reference.PAST: N_("{figure}, level with before"),
}
_AGAINST_TARGET: Mapping[bool, str] = {
    True: N_("{figure}, no fewer than the target of {value}"),
    False: N_("{figure}, fewer than the target of {value}"),
}


def _value(figure: StepFigure, value: Decimal, words: Words) -> str:
    if figure.step is Step.DEALS:  # with its decimal like the own figure: 1.0 of a team's 2.0
        counted = INDICATORS["new_deals"]
        return (
            f"{plain(value, 1)} {words.texts.gettext(counted.measure_word)}" if words.is_chinese else plain(value, 1)
        )
    if figure.indicator is not None and figure.indicator.unit is not Unit.PERCENT:
        return words.value(figure.indicator, value)
    return words.percent(rounded(value, 1))


def _spoken(figure: StepFigure, words: Words) -> str:
    if figure.step is Step.DEALS:
        return words.say(N_("{number} new deals per ten visits"), number=plain(figure.own, 1))
    if figure.step is Step.NEGOTIATION or figure.indicator is None:
        return words.say(N_("{percent} of new deals reached negotiation"), percent=words.percent(figure.own))
    return words.figure(figure.indicator, figure.own)
