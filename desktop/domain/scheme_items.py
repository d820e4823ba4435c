"""Lines of a scheme that would say nothing: unknown or doubled indicators, rules that do not fit what is counted."""

from collections.abc import Callable
from difflib import get_close_matches

from desktop.domain.exact import plain
from desktop.domain.indicators import INDICATORS, Indicator, Unit
from desktop.domain.scheme import RuleKind, Scheme, SchemeItem
from desktop.errors import N_, RequestError

_AS_POINTS = frozenset({Unit.POINTS, Unit.PERCENT})


class SchemeError(RequestError):
    """A scheme that cannot be used; names of indicators in its values are translated too."""

    def sentence(self, translate: Callable[[str], str]) -> str:
        """The whole sentence, indicator names included, in the language of `translate`."""
        values = {
            key: translate(value) if isinstance(value, str) and value else value for key, value in self.values.items()
        }
        return translate(self.message).format(**values)


def counted(scheme: Scheme, item: SchemeItem) -> Indicator:
    """The indicator of an item; an unknown one is refused with the nearest there is."""
    known = scheme.indicator(item.indicator)
    if known is not None:
        return known
    nearest = get_close_matches(item.indicator, [*INDICATORS, *(own.code for own in scheme.own)], 1, 0.5)
    if nearest:
        raise SchemeError(
            N_('The scheme counts "{code}", an indicator that is not there. The nearest one is "{nearest}".'),
            code=item.indicator,
            nearest=nearest[0],
        )
    raise SchemeError(
        N_('The scheme counts "{code}", an indicator that is not there. Take the line out.'), code=item.indicator
    )


def refuse_doubles(scheme: Scheme) -> None:
    """Refuse two lines that count the same: indicator, records and whose they are."""
    seen = set()
    for item in scheme.items:
        line = (item.indicator, item.scope, item.filter)
        if line in seen:
            raise SchemeError(
                N_('"{item}" is counted twice. Put the weights of both lines together, or narrow one of them.'),
                item=counted(scheme, item).name,
            )
        seen.add(line)


def refuse_senseless(item: SchemeItem, indicator: Indicator) -> None:
    """Refuse a rule that would reward what is worse, a figure that is no points, or a minimum nobody can miss."""
    name, kind = indicator.name, item.rule.kind
    if kind is RuleKind.DEDUCT and indicator.higher_is_better:
        raise SchemeError(
            N_('"{item}" is better the higher it is, so no points can be deducted for each. Choose another rule.'),
            item=name,
        )
    if kind is RuleKind.ADD and not indicator.higher_is_better:
        raise SchemeError(
            N_('"{item}" is better the lower it is, so no points can be added for each. Choose another rule.'),
            item=name,
        )
    if kind is RuleKind.POINTS and indicator.unit not in _AS_POINTS:
        raise SchemeError(
            N_('"{item}" is no number of points from 0 to 100. Choose a rule that turns it into points.'), item=name
        )
    if item.default_target is not None and item.default_target < 0:
        raise SchemeError(N_('The target of "{item}" must be at least 0.'), item=name)
    if item.veto_below is not None and not 0 < item.veto_below <= item.cap:
        raise SchemeError(
            N_('The minimum of "{item}" must be above 0 and at most its cap of {cap} points.'),
            item=name,
            cap=plain(item.cap),
        )
