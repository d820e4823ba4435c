"""What an owner should know about people and records before an evaluation is computed, beside its items."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.period import Period, PeriodKind
from desktop.domain.wording.language import ENGLISH, Texts
from desktop.errors import N_

_NAMED = 5  # more names than these are counted, not listed
_ROOM = timedelta(days=14)  # that a plan needs to be carried out; half the days of a shorter period


class Concern(StrEnum):
    """What may be wrong, in the order it is told."""

    NOTHING_RECORDED = "nothing_recorded"
    OTHER_CYCLE = "other_cycle"
    LATE_PLANS = "late_plans"
    UNTICKED = "unticked"
    REJECTED_ROWS = "rejected_rows"
    SHARES = "shares"
    NOBODYS = "nobodys"
    SAME_NAME = "same_name"
    OTHER_EVALUATION = "other_evaluation"
    OTHER_SCHEME = "other_scheme"
    HIRING_UNKNOWN = "hiring_unknown"
    JOINED = "joined"
    LEFT = "left"


_SENTENCES = {
    Concern.NOTHING_RECORDED: N_(
        "No record of the period counts for {names}. Were the records imported, and under the right person?"
    ),
    Concern.OTHER_CYCLE: N_(
        "This scheme is made for {about}. Its default targets, fixed points, bonus and conduct limit mean that "
        "length and are not converted: check them, or choose another period."
    ),
    Concern.LATE_PLANS: N_(
        "Plans are made for the period that follows, and that one ends on {about}: its days are past or nearly so. "
        "Give the actions later due days, or make the plans in that period’s own review."
    ),
    Concern.UNTICKED: N_(
        "Actions due in the period that are not ticked off in time: {number}, of {names}. The scheme counts the "
        "ticks, whatever the figures reached: tick off first what was done."
    ),
    Concern.REJECTED_ROWS: N_(
        "The import of {about} left out rows with errors ({number}); they are not counted. Correct the file and "
        "import it again."
    ),
    Concern.SHARES: N_("The shares of these signings do not sum to 100 %: {names}. Correct who takes part."),
    Concern.NOBODYS: N_("Surveys of the period that name no staff member count for nobody: {number}."),
    Concern.SAME_NAME: N_(
        "More than one person is called {names}. Check that records by name reached the right one; codes tell them "
        "apart."
    ),
    Concern.OTHER_EVALUATION: N_("{names} also have a review by another scheme on some of these days: {about}."),
    Concern.OTHER_SCHEME: N_("{names} are evaluated here though the scheme “{about}” is made for their position."),
    Concern.HIRING_UNKNOWN: N_(
        "The hiring day of {names} is unknown: the whole period counts and no newcomer's ramp applies."
    ),
    Concern.JOINED: N_("{names} joined during the period; targets of counts and sums shrink to the days in service."),
    Concern.LEFT: N_("{names} left during the period; targets of counts and sums shrink to the days in service."),
}

_CYCLES = {
    PeriodKind.WEEK.value: N_("weeks"),
    PeriodKind.MONTH.value: N_("months"),
    PeriodKind.QUARTER.value: N_("quarters"),
    PeriodKind.HALF.value: N_("half-years"),
    PeriodKind.YEAR.value: N_("years"),
}


@dataclass(frozen=True, slots=True)
class DataNote:
    """One concern with whom or what it is about; `names` and `about` are as the owner wrote them, or a cycle."""

    concern: Concern
    names: tuple[str, ...] = ()
    about: str = ""
    number: int = 0
    about_en: str = ""  # where the thing has an English name

    def sentence(self, texts: Texts) -> str:
        """The note in the language of `texts`."""
        message = texts.gettext(_SENTENCES[self.concern])
        about = self.about_en or self.about if texts.language == ENGLISH else self.about
        if self.concern is Concern.OTHER_CYCLE:
            about = texts.gettext(_CYCLES.get(self.about, self.about))
        return message.format(names=names_in_a_row(self.names, texts), about=about, number=self.number)


def cycle_note(kind: PeriodKind, cycle: str) -> tuple[DataNote, ...]:
    """That a scheme is made for periods of another length; a period or a cycle of the owner's own says nothing."""
    is_alike = kind.value == cycle or PeriodKind.CUSTOM in (kind, cycle)
    return () if is_alike or cycle not in _CYCLES else (DataNote(Concern.OTHER_CYCLE, about=cycle),)


def late_note(period: Period, today: date) -> tuple[DataNote, ...]:
    """That the period the plans are made for leaves no time to carry them out."""
    following = period.next()
    room = min(_ROOM, timedelta(days=following.days // 2))
    is_late = today + room > following.end
    return (DataNote(Concern.LATE_PLANS, about=following.end.isoformat()),) if is_late else ()


def names_in_a_row(names: tuple[str, ...], texts: Texts) -> str:
    """A few names, the others as a number."""
    separator = texts.gettext(N_(", "))
    rest = len(names) - _NAMED
    shown = separator.join(names[:_NAMED])
    if rest <= 0:
        return shown
    return texts.ngettext("{names} and {count} more", "{names} and {count} more", rest).format(
        names=shown, count=rest
    )
