"""One person's review as the window shows it and the paper prints it: values only, every text already resolved.

`queries.review_forms` fills these from frozen results in the form's language; `reports` lays them out. Money is in
元, percentages are percent values, points are unrounded unless the field says otherwise.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Table


class Verdict(StrEnum):
    """What became of a planned action (SCORING.md §8)."""

    DONE = "done"
    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    MISSED = "missed"
    NO_DATA = "no_data"


# Remarks on how the figures are to be read: paper prints them in the note below the score card.
BACKGROUND = frozenset({"service", "shared", "tie"})


@dataclass(frozen=True, slots=True)
class ReviewedPerson:
    """Who the review is about, as things stood when it was made."""

    staff_id: int
    code: str
    name: str
    position: str = ""
    team: str = ""
    superior: str = ""
    service_months: int | None = None
    bonus_base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line of the score card."""

    indicator: str  # code
    name: str
    unit: Unit
    measure_word: str  # 次, 家 … or empty
    perspective: str
    weight: Decimal
    target: Decimal | None
    effective_target: Decimal | None
    actual: Decimal | None
    attainment: Decimal | None  # percent value, None where a target makes no sense
    points: Decimal | None
    weighted: Decimal | None  # weight × points ÷ scored weight
    is_scored: bool
    reason: str = ""  # why it is not scored, or why the effective target differs
    records: int = 0
    unscored: str = ""  # why it is not scored, with what was reached all the same


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """A strength, weakness or compulsory remark."""

    finding_id: int
    rule: str
    indicator: str
    title: str
    text: str
    cause: str
    impact: Decimal  # points of the total, signed
    is_edited: bool
    record_ids: tuple[int, ...] = ()
    stale: str = ""  # that the owner wrote it of another figure than there is now
    has_way_back: bool = False  # what the program wrote here in this language is known and another text


@dataclass(frozen=True, slots=True)
class ReviewAction:
    """One measure of the improvement plan."""

    action_id: int
    indicator: str
    text: str
    goal: str  # "有效拜访每周 1.4 → 3 次"
    due_on: date
    owner: str
    support: str
    is_edited: bool
    stale: str = ""  # that the owner wrote it of another figure than there is now
    has_way_back: bool = False  # what the program wrote here in this language is known and another text


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A line of the last plan with what became of it."""

    title: str
    goal: str  # "68 天 → 目标 55 天"
    now: str  # "本期 57 天"
    verdict: Verdict
    remark: str


@dataclass(frozen=True, slots=True)
class PastTotal:
    """An earlier period's rounded total, for the line of dots."""

    label: str  # short: 26Q2
    total: Decimal | None


class GradeGround(StrEnum):
    """What a grade rests on."""

    BAND = "band"  # the total lies in its band
    RED_LINE = "red_line"
    VETO = "veto"  # a line below its own minimum
    OWNER = "owner"  # set by hand


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """Everything on one review form."""

    review_id: int
    language: str
    company: str
    logo: bytes | None
    title: str
    number: str  # KH-2026Q3-004
    period_title: str  # 2026 年第三季度
    period_label: str  # 2026Q3
    start: date
    end: date
    person: ReviewedPerson
    scheme: str
    scheme_version: int
    total: Decimal | None  # rounded to 0.1
    exact_total: Decimal | None
    maximum: Decimal
    previous_total: Decimal | None
    grade: str  # name in the form's language, "" when not scored
    grade_code: str
    grade_note: str  # "80 至 90 分", or the red line that set it
    rank: int | None
    rank_of: int
    coefficient: Decimal | None
    bonus: Decimal | None
    conduct_points: Decimal
    scored_weight: Decimal
    items: tuple[ReviewItem, ...]
    strengths: tuple[ReviewFinding, ...]
    weaknesses: tuple[ReviewFinding, ...]
    remarks: tuple[ReviewFinding, ...]  # compulsory ones that are neither: red line, silent weeks, …
    actions: tuple[ReviewAction, ...]
    next_period_title: str
    last_plan: tuple[PlanResult, ...]
    last_plan_title: str  # "2026 年第二季度定下 3 项，目标达成 1 项", "" without a last plan
    history: tuple[PastTotal, ...]  # oldest first, this period last
    target_note: str  # why effective targets differ, one line, "" if they do not
    interview_on: date | None = None
    employee_opinion: str = ""
    difficulties: str = ""
    agreements: str = ""
    finalised_on: date | None = None
    seal: str = ""  # SHA-256 in hex, "" while a draft
    computed_bonus: Decimal | None = None
    bonus_reason: str = ""  # the owner's, where the bonus is not the computed one
    records: tuple[Table, ...] = ()  # those behind each figure, where the owner wants them printed
    grade_ground: GradeGround = GradeGround.BAND

    @property
    def is_thin(self) -> bool:
        """Whether the total rests on less than half of the scheme's weight."""
        return self.total is not None and self.scored_weight * 2 < sum(item.weight for item in self.items)
