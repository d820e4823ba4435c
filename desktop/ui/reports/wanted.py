"""What can be printed, and what the owner wants printed: plain values."""

from dataclasses import dataclass

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.period import Period, PeriodKind
from desktop.domain.sheet_kinds import SHEETS, Question, SheetKind
from desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class Printout:
    """One line of the list; review forms have no kind and belong to an evaluation instead of a period."""

    kind: SheetKind | None
    name: str
    purpose: str
    asks_people: bool
    asks_team: bool
    usual_period: PeriodKind = PeriodKind.QUARTER
    has_table: bool = False

    @property
    def is_reviews(self) -> bool:
        """Whether it is the review forms."""
        return self.kind is None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which printout of which days or evaluation, about whom, in which language; no codes mean everybody."""

    kind: SheetKind | None
    language: str
    period: Period | None
    evaluation_id: int | None = None
    team_id: int | None = None
    codes: tuple[str, ...] = ()
    staff_id: int | None = None  # of whom another page wants the form; a code once it is known
    is_unsigned_only: bool = False
    with_index: bool = False  # before several review forms
    options: PaperOptions = USUAL


def printouts(texts: Translator) -> tuple[Printout, ...]:
    """Everything that can be printed, the review form first."""
    _ = texts
    reviews = Printout(
        kind=None,
        name=_("Review forms"),
        purpose=_("One form for each person of an evaluation: figures, findings, plan and interview, to be signed."),
        asks_people=True,
        asks_team=True,
    )
    sheets = (
        Printout(
            kind=entry.kind,
            name=entry.title(_),
            purpose=entry.told(_),
            asks_people=Question.PERSON in entry.questions,
            asks_team=Question.TEAM in entry.questions,
            usual_period=entry.usual_period,
            has_table=entry.has_xlsx,
        )
        for entry in SHEETS
    )
    return (reviews, *sheets)
