"""The way from visit to money as steps of a funnel, and as a table of the same figures."""

from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.indicators import INDICATORS
from desktop.domain.wording import numbers
from desktop.i18n import Translator
from desktop.ui.dashboard.values import NO_VALUE, percent_text, text_of
from desktop.ui.kit.charts.figures import FigureRow, FunnelStep

COUNTED = ("visits", "visited_customers", "new_deals", "signings")
PAID = ("signed_amount", "collected_amount")
STEPS = (*COUNTED, *PAID)

Figures = Mapping[str, Decimal | None]


def steps_of(figures: Figures, texts: Translator, opens: frozenset[str]) -> tuple[FunnelStep, ...]:
    """The steps; numbers of things share one scale, money another."""
    return tuple(_step(code, figures, texts, opens) for code in STEPS)


def step_name(code: str, texts: Translator) -> str:
    """What a step is called here."""
    return {
        "visits": texts.pgettext("funnel", "Visits"),
        "visited_customers": texts.pgettext("funnel", "Customers met"),
        "new_deals": texts.pgettext("funnel", "New deals"),
        "signings": texts.pgettext("funnel", "Contracts"),
        "signed_amount": texts.pgettext("funnel", "Signed"),
        "collected_amount": texts.pgettext("funnel", "Received"),
    }[code]


def step_row(step: FunnelStep) -> FigureRow:
    """One step as a line of the table: name, figure, part of the step before."""
    return FigureRow((step.name, step.figure, step.passed or NO_VALUE), step.key)


def _step(code: str, figures: Figures, texts: Translator, opens: frozenset[str]) -> FunnelStep:
    indicator, value = INDICATORS[code], figures.get(code)
    scale = max((figures.get(each) or Decimal(0) for each in (PAID if code in PAID else COUNTED)), default=Decimal(0))
    figure, passed = text_of(value, indicator, texts), _passed(code, figures)
    name = step_name(code, texts)
    lines = [f"{name}: {figure}"]
    if code == "visited_customers" and value and figures.get("visits"):
        each = numbers.plain((figures["visits"] or Decimal(0)) / value, 1)
        lines.append(texts("{number} visits for each customer met").format(number=each))
    elif passed is not None:
        before = step_name(STEPS[STEPS.index(code) - 1], texts)
        lines.append(
            texts("{share} of “{step}” in the same days").format(share=percent_text(passed, texts), step=before)
        )
    return FunnelStep(
        name=name,
        figure=figure,
        share=float(max(value or Decimal(0), Decimal(0)) / scale) if scale else 0.0,
        passed="" if passed is None else percent_text(passed, texts),
        tip="\n".join(lines),
        key=code if code in opens and value else None,
    )


def _passed(code: str, figures: Figures) -> Decimal | None:
    """What part of the step before this is, in percent; visits and money begin anew."""
    place = STEPS.index(code)
    value, before = figures.get(code), figures.get(STEPS[place - 1])
    if code in ("visits", "visited_customers", "signed_amount") or value is None or not before:
        return None
    return 100 * value / before
