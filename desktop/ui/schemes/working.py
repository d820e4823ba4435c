"""A scheme while it is being changed: the draft, what of it cannot be read, and what is in the way of using it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain
from desktop.domain.own_indicator import OwnIndicator
from desktop.domain.scheme import SchemeItem, Tier, TierBasis
from desktop.domain.scheme_validation import SchemeError, validate
from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.services.scheme_drafts import SchemeDraft
from desktop.ui.kit.values import Values
from desktop.ui.schemes.parts import PARTS, parts_of, with_parts
from desktop.ui.schemes.questions import Opened
from desktop.ui.schemes.typed import (
    TypedRow,
    UnreadableError,
    grade_tiers_typed,
    grades_typed,
    number,
    ramp_text,
    ramp_typed,
    tiers_typed,
)

GRADES, TIERS = "grades", "tiers"
_HUNDRED = Decimal(100)


class Working:
    """One scheme in the editor; knows nothing of views and files."""

    def __init__(self, opened: Opened, own: Sequence[OwnIndicator], texts: Translator) -> None:
        self.opened = opened
        self._texts = texts
        known = {each.code: each for each in (*own, *opened.draft.scheme.own)}  # removed ones stay where they count
        scheme = replace(opened.draft.scheme, own=tuple(known.values()))
        self._start = replace(opened.draft, scheme=scheme)
        self.draft: SchemeDraft = self._start
        self.wrong_rows: dict[str, Mapping[int, str]] = {GRADES: {}, TIERS: {}}
        self.wrong_fields: dict[str, str] = {}

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost that is not saved: of a new scheme its first line or word is."""
        wrong = any(self.wrong_rows.values()) or bool(self.wrong_fields)
        is_copy = self.opened.scheme_id is None and bool(self.draft.scheme.items)
        return wrong or is_copy or self.draft != self._start

    @property
    def weight(self) -> Decimal:
        """The sum of the weights."""
        return sum((item.weight for item in self.draft.scheme.items), Decimal(0))

    @property
    def is_whole(self) -> bool:
        """Whether the weights sum to 100."""
        return self.weight == _HUNDRED

    def know(self, own: Sequence[OwnIndicator]) -> None:
        """Take note of own indicators as they are now."""
        known = {each.code: each for each in (*self.draft.scheme.own, *own)}
        parts = tuple(known.values())
        self._start = replace(self._start, scheme=replace(self._start.scheme, own=parts))
        self._change(own=parts)

    def take_over(self, theirs: Opened) -> tuple[list[str], list[str]]:
        """Go on from a scheme that was changed elsewhere: what I left alone is theirs, the rest stays mine.

        The msgids of what was taken over, and of what both changed.
        """
        taken: list[str] = []
        clashes: list[str] = []
        merged: dict[str, Any] = {}
        mine, before, now = (parts_of(each) for each in (self.draft, self._start, theirs.draft))
        for name, told in PARTS.items():
            is_mine, is_theirs = mine[name] != before[name], now[name] != before[name]
            merged[name] = mine[name] if is_mine else now[name]
            if is_theirs and mine[name] != now[name]:
                (clashes if is_mine else taken).append(told)
        self.opened, self._start = theirs, with_parts(theirs.draft, {}, self.draft.scheme.own)
        self.draft = with_parts(theirs.draft, merged, self.draft.scheme.own)
        return list(dict.fromkeys(taken)), list(dict.fromkeys(clashes))

    def put_item(self, item: SchemeItem, place: int | None) -> None:
        """Put a line in the place of another, or at the end."""
        items = list(self.draft.scheme.items)
        if place is None:
            items.append(item)
        else:
            items[place] = item
        self._change(items=tuple(items))

    def remove_item(self, place: int) -> None:
        """Take a line out."""
        self._change(items=tuple(item for at, item in enumerate(self.draft.scheme.items) if at != place))

    def move_item(self, place: int, by: int) -> int:
        """Move a line up or down; where it stands then."""
        items = list(self.draft.scheme.items)
        target = min(max(place + by, 0), len(items) - 1)
        items.insert(target, items.pop(place))
        self._change(items=tuple(items))
        return target

    def type_grades(self, rows: Sequence[TypedRow]) -> None:
        """Take the grades as they are typed."""
        grades, self.wrong_rows[GRADES] = grades_typed(rows, self.draft.scheme.maximum, self._texts)
        if not grades:
            return
        codes = {grade.code for grade in grades}
        tiers = tuple(tier for tier in self.draft.scheme.tiers if not tier.grade or tier.grade in codes)
        self._change(grades=grades, tiers=tiers)

    def type_tiers(self, rows: Sequence[TypedRow]) -> None:
        """Take the bonus tiers as they are typed."""
        by_grade = self.draft.scheme.tier_basis is TierBasis.GRADE
        tiers, self.wrong_rows[TIERS] = (grade_tiers_typed if by_grade else tiers_typed)(rows, self._texts)
        if tiers or not rows:
            self._change(tiers=tiers)

    def choose_basis(self, basis: TierBasis) -> None:
        """Let something else decide the bonus; coefficients by grade are no tiers by total."""
        scheme = self.draft.scheme
        tiers: tuple[Tier, ...] = scheme.tiers
        if TierBasis.GRADE in (basis, scheme.tier_basis) and basis is not scheme.tier_basis:
            if self._start.scheme.tier_basis is basis:
                tiers = self._start.scheme.tiers
            elif basis is TierBasis.GRADE:
                tiers = tuple(Tier(Decimal(0), None, Decimal(1), grade.code) for grade in scheme.grades)
            else:
                tiers = ()
        self.wrong_rows[TIERS] = {}
        self._change(tier_basis=basis, tiers=tiers)

    def type_rules(self, values: Values) -> None:
        """Take names, cycle, limits and ramp as they are typed."""
        errors: dict[str, str] = {}
        maximum = self._limit(values, "maximum", _HUNDRED, errors)
        conduct = self._limit(values, "conduct_limit", Decimal(0), errors)
        ramp, wrong = ramp_typed(values.text("ramp"), self._texts)
        if wrong:
            errors["ramp"] = wrong
        if not values.text("name"):
            errors["name"] = self._texts("Give the scheme a name.")
        self.wrong_fields = errors
        scheme = self.draft.scheme
        self.draft = replace(
            self.draft,
            name=values.text("name"),
            name_en=values.text("name_en"),
            cycle=values.chosen("cycle"),
            role=values.chosen("role"),
        )
        self._change(
            form_titles={CHINESE: values.text("title"), ENGLISH: values.text("title_en") or values.text("title")},
            maximum=scheme.maximum if maximum is None else maximum,
            conduct_limit=scheme.conduct_limit if conduct is None else conduct,
            ramp=scheme.ramp if wrong else ramp,
        )

    def note(self) -> str:
        """What saving would do."""
        version = self.opened.version
        if self.opened.scheme_id is None:
            return self._texts("A new scheme; saving makes its first version.")
        if not self.opened.is_in_use:
            told = self._texts("No review uses version {version} yet, so saving changes it.")
            return told.format(version=version)
        return self._texts(
            "Reviews already use version {version}; saving makes version {next} and leaves them as they are."
        ).format(version=version, next=version + 1)

    def trouble(self) -> str:
        """The first thing that is in the way of using the scheme, "" for nothing."""
        if self.wrong_fields:
            return self._texts("Correct the marked fields under names and rules.")
        if self.wrong_rows[GRADES]:
            return self._texts("Correct the marked grades.")
        if self.wrong_rows[TIERS]:
            return self._texts("Correct the marked bonus rows.")
        try:
            validate(self.draft.scheme)
        except SchemeError as wrong:
            return wrong.sentence(self._texts)
        return ""

    def _change(self, **parts: Any) -> None:
        self.draft = replace(self.draft, scheme=replace(self.draft.scheme, **parts))

    def _limit(self, values: Values, name: str, least: Decimal, errors: dict[str, str]) -> Decimal | None:
        try:
            value = number(values.text(name))
        except UnreadableError:
            value = None
        if value is None or value < least:
            errors[name] = self._texts("Write a number of at least {least}.").format(least=plain(least))
            return None
        return value


def rule_values(draft: SchemeDraft) -> dict[str, object]:
    """Names, cycle, limits and ramp as the form shows them."""
    scheme = draft.scheme
    return {
        "name": draft.name,
        "name_en": draft.name_en,
        "cycle": draft.cycle,
        "role": draft.role,
        "title": scheme.form_titles.get(CHINESE, ""),
        "title_en": scheme.form_titles.get(ENGLISH, ""),
        "maximum": plain(scheme.maximum),
        "conduct_limit": plain(scheme.conduct_limit),
        "ramp": ramp_text(scheme.ramp),
    }
