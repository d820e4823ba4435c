"""What all sheets share: the company's head, the language's words, and columns of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import INDICATORS
from desktop.domain.period import Period
from desktop.domain.sheets import Column, Sheet, Table
from desktop.i18n import ENGLISH, Translator, translator
from desktop.models import Company


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet being filled: its period, its language and the day it is made."""

    session: Session
    period: Period
    language: str
    today: date

    @property
    def texts(self) -> Translator:
        """The sentences of the sheet's language."""
        return translator(self.language)

    def own(self, name: str, name_en: str) -> str:
        """The name of something the owner named, in the sheet's language."""
        return name_en or name if self.language == ENGLISH else name

    def joined(self, names: Sequence[str]) -> str:
        """Names in a row."""
        return (", " if self.language == ENGLISH else "、").join(names)

    def column(self, code: str, share: float = 1.0) -> Column:
        """The column of an indicator."""
        indicator = INDICATORS[code]
        return Column(indicator.called(self.texts), share, indicator.unit)

    def sheet(self, title: str, tables: Sequence[Table], **further: object) -> Sheet:
        """The sheet with the company's head."""
        company = self.session.scalars(select(Company).order_by(Company.id)).first()
        return Sheet(
            language=self.language,
            company=company.name if company else "",
            logo=company.logo if company else None,
            title=title,
            period_title=self.period.title(self.texts),
            start=self.period.start,
            end=self.period.end,
            printed_on=self.today,
            tables=tuple(tables),
            **further,  # type: ignore[arg-type]  # the sheet's own optional fields
        )


def actual(facts: Facts, code: str) -> Decimal | None:
    """An indicator's actual; None is "no data"."""
    measure = facts.get(code)
    return None if measure is None else measure.actual


def attainment(reached: Decimal | None, target: Decimal | None) -> Decimal | None:
    """What part of a target was reached, in percent; None where the division means nothing."""
    return reached / target * 100 if reached is not None and target else None
