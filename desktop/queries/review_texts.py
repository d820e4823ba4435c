"""Sentences on a form that follow from kept codes and figures: why an item is not scored, why a target differs."""

import re
from decimal import ROUND_DOWN, Decimal

from desktop.domain.exact import plain
from desktop.domain.indicators import INDICATORS, Indicator
from desktop.domain.review import GradeGround
from desktop.domain.scheme import Grade, Scheme
from desktop.domain.scorecard import RED_LINE, VETO
from desktop.domain.scoring import Reason
from desktop.domain.wording import Words
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.models import ReviewItem
from desktop.queries.target_notes import factor_text

_NOTE_LENGTH = 16
_NOT_SCORED = {
    Reason.NO_DATA: N_("No data in this period"),
    Reason.NO_TARGET: N_("No target for this period"),
    Reason.ZERO_TARGET: N_("The target is 0"),
    Reason.NOT_IN_SERVICE: N_("On approved leave on every day of service in this period"),
    Reason.NO_TEAM: N_("Leads no team"),
}
_WITHOUT = {
    "win_rate": N_("No deal was closed in this period"),
    "deal_conversion": N_("No deal was opened in this period"),
    "deal_cycle_days": N_("No deal was won in this period"),
    "visit_conversion": N_("No customer was visited in this period"),
    "average_deal": N_("Nothing was signed in this period"),
    "gross_profit": N_("No signing of this period has a profit"),
    "collection_rate": N_("No instalment fell due in this period"),
    "landing_rate": N_("No landing was planned in this period"),
    "retention_rate": N_("No customer was active before this period"),
    "churn_rate": N_("No customer was active before this period"),
    "repeat_rate": N_("No customer signed in this period"),
    "customer_quality": N_("No rated customer signed for the first time in this period"),
    "satisfaction": N_("No customer was surveyed in this period"),
    "complaint_rate": N_("No customer was active in this period"),
    "milestones_on_time": N_("No milestone was planned in this period"),
    "plan_completion": N_("No improvement action fell due in this period"),
    "log_timeliness": N_("No visit was logged in this period"),
    "manual": N_("The owner has given no points yet"),
    "raters": N_("Nobody has given a rating yet"),
}


def item_reason(
    item: ReviewItem, texts: Translator, known: Indicator | None = None, *, is_total_known: bool = True
) -> str:
    """Why an item is not scored or counts as 0 or 100, or how its target was reduced; "" where all is usual.

    With the indicator an unscored item tells what was reached: its figures are not shown, and the work was done.
    Where nothing is scored, no weight goes anywhere.
    """
    reason = Reason(item.reason)
    if reason is Reason.NONE:
        return ""
    if reason is Reason.RAMP:
        return texts.gettext(N_("Target × {factor}")).format(factor=factor_text(item.reason_values, texts))
    general = _NOT_SCORED[reason]
    why = texts.gettext(_WITHOUT.get(item.indicator, general) if reason is Reason.NO_DATA else general)
    if item.is_scored:
        return texts.gettext(N_("{why}; counted as {points} points.")).format(why=why, points=item.points)
    reached = _reached(item, reason, known, texts)
    if reached:
        why = texts.gettext(N_("{why} (actual: {reached})")).format(why=why, reached=reached)
    if not is_total_known:
        return texts.gettext(N_("{why}.")).format(why=why)
    return texts.gettext(N_("{why}; its weight of {weight} is spread over the other items.")).format(
        why=why, weight=plain(item.weight)
    )


def _reached(item: ReviewItem, reason: Reason, known: Indicator | None, texts: Translator) -> str:
    """What was reached all the same; "" of whom nothing was to be expected, and nothing is there."""
    if known is None or item.actual is None or (reason is Reason.NOT_IN_SERVICE and Decimal(item.actual) == 0):
        return ""
    return Words(texts).value(known, Decimal(item.actual))


def grade_note(
    scheme: Scheme, grade: str, computed: str, reason: str, texts: Translator, scored_weight: Decimal | None = None
) -> str:
    """What the grade rests on: its band, what else set it, and how much of the weight where that is less than half.

    `scored_weight` is None where there is no total.
    """
    note = _ground(scheme, grade, computed, reason, texts)
    weight = sum((item.weight for item in scheme.items), Decimal(0))
    if scored_weight is None or scored_weight * 2 >= weight:
        return note
    share = (scored_weight * 100 / weight).quantize(Decimal("0.1"), ROUND_DOWN)
    thin = texts.gettext(N_("only {share} % of the weight scored")).format(share=plain(share))
    if not reason:
        return thin  # more telling than the band
    return texts.gettext(N_("{note}; {thin}")).format(note=note, thin=thin)


def grade_ground(grade: str, computed: str, reason: str) -> GradeGround:
    """What set the grade."""
    kind = reason.partition(":")[0]
    if kind in (RED_LINE, VETO):
        return GradeGround.RED_LINE if kind == RED_LINE else GradeGround.VETO
    return GradeGround.OWNER if reason and grade != computed else GradeGround.BAND


def _ground(scheme: Scheme, grade: str, computed: str, reason: str, texts: Translator) -> str:
    kind, _colon, detail = reason.partition(":")
    if kind == RED_LINE:
        return _red_line(detail, texts)
    if kind == VETO:
        return texts.gettext(N_("{indicator} is below its minimum")).format(indicator=_name(detail, texts, scheme))
    names = {each.code: each.names.get(texts.language, each.code) for each in scheme.grades}
    if reason and grade != computed:
        return texts.gettext(N_("Computed {grade}; {reason}")).format(grade=names.get(computed, "—"), reason=reason)
    found = next((each for each in scheme.grades if each.code == grade), None)
    return "" if found is None else _band(found, scheme, texts)


def _red_line(detail: str, texts: Translator) -> str:
    """The red line by its first words; the remark on the form tells all of it."""
    head = re.split(r"[：:，,。；;\n]", detail.strip(), maxsplit=1)[0].strip()
    if not head:
        return texts.gettext(N_("Red line"))
    shown = head if len(head) <= _NOTE_LENGTH else head[: _NOTE_LENGTH - 1] + "…"
    return texts.gettext(N_("Red line: {detail}")).format(detail=shown)


def _band(grade: Grade, scheme: Scheme, texts: Translator) -> str:
    if grade.upper is None or grade.upper >= scheme.maximum:
        return texts.gettext(N_("{lower} points and more")).format(lower=plain(grade.lower))
    if grade.lower == 0:
        return texts.gettext(N_("below {upper} points")).format(upper=plain(grade.upper))
    return texts.gettext(N_("{lower} to below {upper} points")).format(
        lower=plain(grade.lower), upper=plain(grade.upper)
    )


def _name(code: str, texts: Translator, scheme: Scheme | None = None) -> str:
    known = INDICATORS.get(code) if scheme is None else scheme.indicator(code)
    return known.called(texts) if known else code
