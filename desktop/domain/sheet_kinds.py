"""The sheets there are beside the review form, and what is asked before each: the one list of window and commands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.period import PeriodKind
from desktop.errors import N_


class SheetKind(StrEnum):
    """The sheets there are beside the review form; the value is the command's word for it."""

    TEAM = "team"
    TARGETS = "targets"
    RANKING = "ranking"
    WEEK = "week"
    INTERVIEW = "interview"
    PLAN = "plan"
    SELF = "self"
    INDEX = "index"
    COMMISSION = "commission"


class Question(StrEnum):
    """What is asked beside period and language, which every sheet asks."""

    TEAM = "team"
    PERSON = "person"
    NAMES = "names"  # whole or abbreviated


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet in the list; `name`, `purpose` and `command` (what the command does) are English msgids."""

    kind: SheetKind
    name: str
    purpose: str
    command: str
    questions: frozenset[Question] = frozenset()
    usual_period: PeriodKind = PeriodKind.QUARTER
    has_xlsx: bool = True

    def title(self, texts: Callable[[str], str]) -> str:
        """The sheet's name as list and paper have it."""
        return texts(self.name)

    def told(self, texts: Callable[[str], str]) -> str:
        """What the sheet is for, in a sentence."""
        return texts(self.purpose)


_FOR_PERSONS = frozenset({Question.TEAM, Question.PERSON})

SHEETS = (
    SheetEntry(
        SheetKind.TEAM,
        N_("Team summary"),
        N_("Each team's figures beside its target, its grades, and everybody's results."),
        N_("Write the team summary of a period: figures beside targets, grades, and everybody's results."),
        frozenset({Question.TEAM}),
    ),
    SheetEntry(
        SheetKind.RANKING,
        N_("Ranking and honours"),
        N_("Places, totals and grades of an evaluated period, and the awards granted for it."),
        N_("Write ranking and honours of an evaluated period; names are abbreviated unless you say otherwise."),
        frozenset({Question.TEAM, Question.NAMES}),
    ),
    SheetEntry(
        SheetKind.WEEK,
        N_("Week at a glance"),
        N_("For the weekly meeting: what was done, what is due, whose money is late."),
        N_("Write the one-pager for the weekly meeting: what was done, what is due, whose money is late."),
        frozenset({Question.TEAM}),
        PeriodKind.WEEK,
    ),
    SheetEntry(
        SheetKind.TARGETS,
        N_("Letter of targets"),
        N_("One letter for each person with targets, to be read and signed by both sides."),
        N_("Write a letter of targets for each person, to be read and signed by both sides."),
        _FOR_PERSONS,
    ),
    SheetEntry(
        SheetKind.SELF,
        N_("Self-evaluation form"),
        N_("A blank form for each person, before the evaluation: own points with reasons, and four questions."),
        N_("Write a blank self-evaluation for each person, by the scheme in force and the targets of the period."),
        _FOR_PERSONS,
        has_xlsx=False,  # the evaluations page writes a workbook that can be read back
    ),
    SheetEntry(
        SheetKind.INTERVIEW,
        N_("Interview record"),
        N_("For the talk about a review: its facts, room for both sides, what was agreed, signatures."),
        N_("Write an interview record for each person of an evaluated period."),
        _FOR_PERSONS,
        has_xlsx=False,
    ),
    SheetEntry(
        SheetKind.PLAN,
        N_("Performance improvement plan"),
        N_("Gap, goals, actions, support and check dates for each person with actions, to be signed."),
        N_("Write the improvement plan of each person with actions set in an evaluated period."),
        _FOR_PERSONS,
    ),
    SheetEntry(
        SheetKind.INDEX,
        N_("Index of review forms"),
        N_("What a file of printed forms holds: number, person, result, interview and signature of each."),
        N_("Write the index of the review forms of an evaluated period."),
        frozenset({Question.TEAM}),
    ),
    SheetEntry(
        SheetKind.COMMISSION,
        N_("Commission statement"),
        N_("What each person earned in a period, contract by contract, what was paid and what is due."),
        N_("Write a commission statement for each person and plan whose period ends in the period."),
        _FOR_PERSONS,
    ),
)


def entry_of(kind: SheetKind) -> SheetEntry:
    """The entry of a kind."""
    return next(entry for entry in SHEETS if entry.kind is kind)
