"""What all sheets share: what was asked for, the company's head, the language's words, and columns of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import INDICATORS
from desktop.domain.period import Period
from desktop.domain.sheet_kinds import SheetKind, entry_of
from desktop.domain.sheets import Column, Pair, Part, Sheet
from desktop.domain.wording import dates
from desktop.errors import N_, RequestError
from desktop.i18n import ENGLISH, Translator, translator
from desktop.models import Company, Team
from desktop.queries.paper import paper_options
from desktop.queries.people import Person, people_in


@dataclass(frozen=True, slots=True)
class Paper:
    """Sheets being filled: their period, their language, the day they are made, and who is on them.

    `staff_codes` picks people, None means everybody; `team_id` keeps to one team with the teams in it. `top` is how
    many places a ranking shows on paper, 0 all of them, None its upper half.
    """

    session: Session
    period: Period
    language: str
    today: date
    staff_codes: Sequence[str] | None = None
    team_id: int | None = None
    with_full_names: bool = False
    top: int | None = None

    @property
    def texts(self) -> Translator:
        """The sentences of the sheets' language."""
        return translator(self.language)

    def own(self, name: str, name_en: str) -> str:
        """The name of something the owner named, in the sheets' language."""
        return name_en or name if self.language == ENGLISH else name

    def joined(self, names: Sequence[str]) -> str:
        """Names in a row."""
        return (", " if self.language == ENGLISH else "、").join(names)

    def day(self, day: date) -> str:
        """A day inside a sentence or a field: 2026-12-31, 31 December 2026."""
        return dates.day(day, ENGLISH, with_year=True) if self.language == ENGLISH else day.isoformat()

    def column(self, code: str, share: float = 1.0) -> Column:
        """The column of an indicator."""
        indicator = INDICATORS[code]
        return Column(indicator.called(self.texts), share, indicator.unit)

    def everybody(self) -> tuple[Person, ...]:
        """Who is on the sheets: those in service in the period, of the team and codes that were asked for."""
        return tuple(person for person in people_in(self.session, self.period) if self.has(person))

    def has(self, person: Person) -> bool:
        """Whether a person was asked for."""
        is_named = self.staff_codes is None or person.code in self.staff_codes
        return is_named and (self.team_id is None or self.team_id in person.team_ids)

    def team_name(self) -> str:
        """The team that was asked for, "" for the whole company."""
        team = self.session.get(Team, self.team_id) if self.team_id is not None else None
        return "" if team is None else self.own(team.name, team.name_en)

    def company_name(self) -> str:
        """The company's name, "" before it was entered."""
        return self.session.scalar(select(Company.name).order_by(Company.id).limit(1)) or ""

    def pairs_of(self, person: Person) -> tuple[Pair, ...]:
        """Who a sheet is about; what is not known is left out."""
        pgettext = self.texts.pgettext
        pairs = (
            Pair(pgettext("sheet", "Name"), person.name, is_strong=True),
            Pair(pgettext("sheet", "Position"), self.own(person.position, person.position_en)),
            Pair(pgettext("sheet", "Team"), self.own(person.team, person.team_en)),
            Pair(pgettext("sheet", "Code"), person.code),
            Pair(pgettext("sheet", "Superior"), person.superior),
        )
        return tuple(pair for pair in pairs if pair.value.strip())

    def number(self, letters: str, rest: str) -> str:
        """A form's number: which form, which period, which person or review."""
        return f"{letters}-{self.period.label}-{rest}" if rest else f"{letters}-{self.period.label}"

    def sheet(self, kind: SheetKind, parts: Sequence[Part], **further: object) -> Sheet:
        """The sheet with the company's head."""
        company = self.session.scalars(select(Company).order_by(Company.id)).first()
        return Sheet(
            language=self.language,
            company=company.name if company else "",
            logo=company.logo if company else None,
            title=entry_of(kind).title(self.texts),
            period_title=self.period.title(self.texts),
            start=self.period.start,
            end=self.period.end,
            printed_on=self.today,
            parts=tuple(parts),
            options=paper_options(self.session),
            **further,  # type: ignore[arg-type]  # the sheet's own optional fields
        )


def not_evaluated(period: Period) -> RequestError:
    """What is said of a period without an evaluation."""
    return RequestError(
        N_(
            "{period} has not been evaluated yet. Run `qianji evaluate --period {period}` first, "
            "or run it on the evaluations page."
        ),
        period=period.label,
    )


def actual(facts: Facts, code: str) -> Decimal | None:
    """An indicator's actual; None is "no data"."""
    measure = facts.get(code)
    return None if measure is None else measure.actual
