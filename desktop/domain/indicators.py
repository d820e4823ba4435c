"""The built-in indicators: code, name, unit and which way is better (SCORING.md §3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop.errors import N_

_ENGLISH = "en"


class Texts(Protocol):
    """The sentences of one language, as much of them as a name needs."""

    @property
    def language(self) -> str:
        """The language's code."""
        ...

    def gettext(self, message: str) -> str:
        """The sentence for `message`."""
        ...


class Unit(StrEnum):
    """What an indicator counts in."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    POINTS = "points"


class Shape(StrEnum):
    """How values of several people or periods combine."""

    SUM = "sum"  # adds up over people and over the parts of a period
    RATIO = "ratio"  # numerator and denominator add up, the quotient does not
    MEAN = "mean"  # an average of single values
    DISTINCT = "distinct"  # counts different customers: people may share one, parts of a period too
    STATE = "state"  # holds on one day, the period's last
    CALLED = "called"  # given, not computed from records: manual, raters, formula


_TAKING_RAMP = frozenset((unit, shape) for unit in (Unit.COUNT, Unit.MONEY) for shape in (Shape.SUM, Shape.DISTINCT))


class RecordKind(StrEnum):
    """The kinds of record behind an indicator; its record ids are ids of this kind."""

    VISIT = "visit"
    DEAL = "deal"
    SIGNING = "signing"
    RECEIPT = "receipt"
    INSTALMENT = "instalment"
    CUSTOMER = "customer"
    SURVEY = "survey"
    COMPLAINT = "complaint"
    MILESTONE = "milestone"
    FEEDBACK = "feedback"
    ACTIVITY = "activity"  # one person's result of an activity
    ACTION = "action"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; `name` and `measure_word` are English msgids, `records` says what it is computed from.

    An indicator of the owner's own bears the owner's words instead, in both languages where both were given.
    """

    code: str
    name: str
    unit: Unit
    shape: Shape
    higher_is_better: bool = True
    measure_word: str = ""  # 次, 份, 家 … behind counts
    records: RecordKind = RecordKind.RATING
    is_own: bool = False
    name_en: str = ""  # of an own indicator

    def __hash__(self) -> int:
        """By the code, which hardly two share: all that is known of one takes longer to go through."""
        return hash(self.code)

    def called(self, texts: Texts) -> str:
        """The name in the language of `texts`."""
        if not self.is_own:
            return texts.gettext(self.name)
        return self.name_en or self.name if texts.language == _ENGLISH else self.name

    @property
    def adds_up(self) -> bool:
        """Whether targets of shorter periods may be summed into a longer one (SCORING.md §1)."""
        return self.shape is Shape.SUM

    @property
    def takes_ramp(self) -> bool:
        """Whether a newcomer's or an absent person's target shrinks: never for percentages and means (§5)."""
        return (self.unit, self.shape) in _TAKING_RAMP


_C, _M, _P, _D, _S = Unit.COUNT, Unit.MONEY, Unit.PERCENT, Unit.DAYS, Unit.POINTS
_R = RecordKind

BUILT_IN: tuple[Indicator, ...] = (
    Indicator("visits", N_("Visits"), _C, Shape.SUM, measure_word=N_("times"), records=_R.VISIT),
    Indicator("effective_visits", N_("Effective visits"), _C, Shape.SUM, measure_word=N_("times"), records=_R.VISIT),
    Indicator(
        "visited_customers",
        N_("Visited customers"),
        _C,
        Shape.DISTINCT,
        measure_word=N_("customers"),
        records=_R.VISIT,
    ),
    Indicator("new_deals", N_("New deals"), _C, Shape.SUM, measure_word=N_("deals"), records=_R.DEAL),
    Indicator("signings", N_("Signings"), _C, Shape.SUM, measure_word=N_("contracts"), records=_R.SIGNING),
    Indicator("signed_amount", N_("Signed amount"), _M, Shape.SUM, records=_R.SIGNING),
    Indicator(
        "signed_customers",
        N_("Signed customers"),
        _C,
        Shape.DISTINCT,
        measure_word=N_("customers"),
        records=_R.SIGNING,
    ),
    # Nobody is new twice: of these, unlike other numbers of customers, the parts of a period share none.
    Indicator("new_customers", N_("New customers"), _C, Shape.SUM, measure_word=N_("customers"), records=_R.SIGNING),
    Indicator("gross_profit", N_("Gross profit"), _M, Shape.SUM, records=_R.SIGNING),
    Indicator("average_deal", N_("Average deal"), _M, Shape.RATIO, records=_R.SIGNING),
    Indicator("won_deals", N_("Won deals"), _C, Shape.SUM, measure_word=N_("deals"), records=_R.DEAL),
    Indicator(
        "lost_deals",
        N_("Lost deals"),
        _C,
        Shape.SUM,
        higher_is_better=False,
        measure_word=N_("deals"),
        records=_R.DEAL,
    ),
    Indicator("win_rate", N_("Win rate"), _P, Shape.RATIO, records=_R.DEAL),
    Indicator("deal_conversion", N_("Deal conversion"), _P, Shape.RATIO, records=_R.DEAL),
    Indicator("visit_conversion", N_("Visit conversion"), _P, Shape.RATIO, records=_R.VISIT),
    Indicator("deal_cycle_days", N_("Deal cycle"), _D, Shape.MEAN, higher_is_better=False, records=_R.DEAL),
    Indicator("collected_amount", N_("Collected amount"), _M, Shape.SUM, records=_R.RECEIPT),
    Indicator("collection_rate", N_("Collection rate"), _P, Shape.RATIO, records=_R.INSTALMENT),
    Indicator("overdue_amount", N_("Overdue amount"), _M, Shape.STATE, higher_is_better=False, records=_R.INSTALMENT),
    Indicator("landing_rate", N_("Landing rate"), _P, Shape.RATIO, records=_R.SIGNING),
    Indicator("retention_rate", N_("Retention rate"), _P, Shape.RATIO, records=_R.CUSTOMER),
    Indicator("churn_rate", N_("Churn rate"), _P, Shape.RATIO, higher_is_better=False, records=_R.CUSTOMER),
    Indicator("repeat_rate", N_("Repeat rate"), _P, Shape.RATIO, records=_R.SIGNING),
    Indicator("customer_quality", N_("Customer quality"), _S, Shape.MEAN, records=_R.SIGNING),
    Indicator("satisfaction", N_("Satisfaction"), _S, Shape.MEAN, records=_R.SURVEY),
    Indicator(
        "complaints",
        N_("Complaints"),
        _C,
        Shape.SUM,
        higher_is_better=False,
        measure_word=N_("complaints"),
        records=_R.COMPLAINT,
    ),
    Indicator("complaint_rate", N_("Complaint rate"), _P, Shape.RATIO, higher_is_better=False, records=_R.COMPLAINT),
    Indicator("milestones_on_time", N_("Milestones on time"), _P, Shape.RATIO, records=_R.MILESTONE),
    Indicator(
        "market_feedback", N_("Market feedback"), _C, Shape.SUM, measure_word=N_("reports"), records=_R.FEEDBACK
    ),
    Indicator("activity_leads", N_("Activity leads"), _C, Shape.SUM, measure_word=N_("leads"), records=_R.ACTIVITY),
    Indicator("activity_deals", N_("Activity deals"), _C, Shape.SUM, measure_word=N_("deals"), records=_R.ACTIVITY),
    Indicator("plan_completion", N_("Plan completion"), _P, Shape.RATIO, records=_R.ACTION),
    Indicator("log_timeliness", N_("Log timeliness"), _P, Shape.RATIO, records=_R.VISIT),
)
GIVEN: tuple[Indicator, ...] = (
    Indicator("manual", N_("Owner’s assessment"), _S, Shape.CALLED),
    Indicator("raters", N_("360° rating"), _S, Shape.CALLED),
)
INDICATORS: dict[str, Indicator] = {indicator.code: indicator for indicator in BUILT_IN + GIVEN}
Catalogue = Mapping[str, Indicator]  # code → indicator: the built-in ones, or those and the owner's own
