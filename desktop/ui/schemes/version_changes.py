"""What one version of a scheme says that another does not, in the owner's words: part by part, before and after."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.exact import plain
from desktop.domain.indicators import Catalogue
from desktop.domain.perspectives import perspective_name
from desktop.domain.scheme import Band, Grade, RuleKind, Scheme, SchemeItem, Tier
from desktop.errors import N_
from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.schemes.typed import ramp_text
from desktop.ui.schemes.wording import basis_word, item_name, missing_word, number_text, rule_text

Line = tuple[object, ...]  # what makes two lines the same one: indicator, whose records, narrowed to what


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One difference: in which part of the scheme, of what, and how both versions have it."""

    part: str
    what: str
    before: str
    after: str


def changes_between(old: Scheme, new: Scheme, catalogue: Catalogue, texts: Translator) -> tuple[VersionChange, ...]:
    """Every difference, in the order of the editor's parts; none where both say the same."""
    known = {**catalogue, **{own.code: own.indicator for each in (old, new) for own in each.own}}
    return (
        *_lines(old, new, known, texts),
        *_grades(old, new, texts),
        *_tiers(old, new, texts),
        *_rules(old, new, texts),
    )


def _lines(old: Scheme, new: Scheme, known: Catalogue, texts: Translator) -> Iterator[VersionChange]:
    part, before, after = texts("Lines"), _by_line(old), _by_line(new)
    for line in dict.fromkeys((*before, *after)):
        was, now = before.get(line), after.get(line)
        if was is not None and now is not None:
            yield from _of_a_line(part, was, now, known, texts)
        elif was is not None:
            yield VersionChange(part, item_name(was, known, texts), _whole(was, texts), NO_VALUE)
        elif now is not None:
            yield VersionChange(part, item_name(now, known, texts), NO_VALUE, _whole(now, texts))
    kept = [[line for line in side if line in before and line in after] for side in (before, after)]
    if kept[0] != kept[1]:
        named = [texts(", ").join(item_name(before[line], known, texts) for line in side) for side in kept]
        yield VersionChange(part, texts("Order"), *named)


def _of_a_line(
    part: str, was: SchemeItem, now: SchemeItem, known: Catalogue, texts: Translator
) -> Iterator[VersionChange]:
    for told, write in _OF_A_LINE.items():
        sides = write(was, texts), write(now, texts)
        if sides[0] != sides[1]:
            yield VersionChange(part, f"{item_name(now, known, texts)} · {texts(told)}", *sides)


def _whole(item: SchemeItem, texts: Translator) -> str:
    """A line that only one version has."""
    return texts("weight {weight}, {rule}").format(weight=plain(item.weight), rule=rule_text(item, texts))


def _grades(old: Scheme, new: Scheme, texts: Translator) -> Iterator[VersionChange]:
    part = texts("Grades and bonus")
    before, after = ({grade.code: _grade(grade, texts) for grade in each.grades} for each in (old, new))
    names = {grade.code: _named(grade.names, texts) for each in (old, new) for grade in each.grades}
    yield from _of_each(part, names, before, after)


def _tiers(old: Scheme, new: Scheme, texts: Translator) -> Iterator[VersionChange]:
    part = texts("Grades and bonus")
    if old.tier_basis is not new.tier_basis:
        sides = basis_word(old.tier_basis, texts), basis_word(new.tier_basis, texts)
        yield VersionChange(part, texts("What decides the bonus"), *sides)
    names = {grade.code: _named(grade.names, texts) for each in (old, new) for grade in each.grades}
    before, after = (
        {_reach(tier, names): f"× {plain(tier.coefficient)}" for tier in each.tiers} for each in (old, new)
    )
    what = {reach: texts("Bonus at {range}").format(range=reach) for reach in (*before, *after)}
    yield from _of_each(part, what, before, after)


def _rules(old: Scheme, new: Scheme, texts: Translator) -> Iterator[VersionChange]:
    part = texts("Names and rules")
    for told, write in _OF_RULES.items():
        sides = write(old), write(new)
        if sides[0] != sides[1]:
            yield VersionChange(part, texts(told), *(side or NO_VALUE for side in sides))


def _of_each(
    part: str, names: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[VersionChange]:
    for key in dict.fromkeys((*before, *after)):
        sides = before.get(key, NO_VALUE), after.get(key, NO_VALUE)
        if sides[0] != sides[1]:
            yield VersionChange(part, names[key], *sides)


def _by_line(scheme: Scheme) -> dict[Line, SchemeItem]:
    return {(item.indicator, item.scope, item.filter): item for item in scheme.items}


def _rule(item: SchemeItem, texts: Translator) -> str:
    """The rule with all that decides the points: of bands each one."""
    if item.rule.kind is not RuleKind.BANDS:
        return rule_text(item, texts)
    return texts("; ").join(_band(band, texts) for band in item.rule.bands)


def _band(band: Band, texts: Translator) -> str:
    reach = _between(*(None if each is None else plain(each) for each in (band.lower, band.upper)))
    return texts("{range}: {points} points").format(range=reach, points=plain(band.points))


def _grade(grade: Grade, texts: Translator) -> str:
    upper = None if grade.upper is None else plain(grade.upper)
    return f"{_named(grade.names, texts)} {_between(plain(grade.lower), upper)}"


def _reach(tier: Tier, names: Mapping[str, str]) -> str:
    if tier.grade:
        return names.get(tier.grade, tier.grade)
    return _between(plain(tier.lower), None if tier.upper is None else plain(tier.upper))


def _between(lower: str | None, upper: str | None) -> str:
    """A half-open range as the grade rows show it: 80–90, from 90, below 60."""
    if upper is None:
        return f"≥ {lower}" if lower is not None else NO_VALUE
    return f"{lower}–{upper}" if lower is not None else f"< {upper}"


def _named(names: Mapping[str, str], texts: Translator) -> str:
    return names.get(texts.language) or names.get(CHINESE, "")


def _titles(scheme: Scheme, language: str) -> str:
    return scheme.form_titles.get(language, "")


# What is compared, called as in the editor.
_OF_A_LINE: Mapping[str, Callable[[SchemeItem, Translator], str]] = {
    N_("Weight"): lambda item, _texts: plain(item.weight),
    N_("Rule"): _rule,
    N_("Cap in points"): lambda item, _texts: plain(item.cap),
    N_("Target if none is set"): lambda item, _texts: number_text(item.default_target) or NO_VALUE,
    N_("Without data or target"): lambda item, texts: missing_word(item.missing, texts),
    N_("Perspective"): lambda item, texts: perspective_name(item.perspective, texts),
    N_("Lowest grade below"): lambda item, _texts: number_text(item.veto_below) or NO_VALUE,
}
_OF_RULES: Mapping[str, Callable[[Scheme], str]] = {
    N_("Title of the form"): lambda scheme: _titles(scheme, CHINESE),
    N_("English title"): lambda scheme: _titles(scheme, ENGLISH),
    N_("Highest total"): lambda scheme: plain(scheme.maximum),
    N_("Awards and penalties, at most"): lambda scheme: plain(scheme.conduct_limit),
    N_("Newcomers' targets, % by month of service"): lambda scheme: ramp_text(scheme.ramp),
}
