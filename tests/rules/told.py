"""What a form tells about somebody, in both languages, and a person to tell of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.review import ReviewForm
from tests.services.small_company import add_staff, add_survey, add_target

JULY, SEPTEMBER = date(2026, 7, 20), date(2026, 9, 7)


@dataclass(frozen=True)
class Told:
    """One person's form in both languages."""

    zh: ReviewForm
    en: ReviewForm

    def remark(self, rule: str) -> tuple[str, str]:
        """The remark of a rule, Chinese and English."""
        chinese, english = (
            next(each.text for each in form.remarks if each.rule == rule) for form in (self.zh, self.en)
        )
        return chinese, english

    def reasons(self, place: int) -> tuple[str, str]:
        """Why a line is not scored as usual."""
        return self.zh.items[place].reason, self.en.items[place].reason

    def unscored(self, place: int) -> tuple[str, str]:
        """What the form says in the place of a line's figures."""
        return self.zh.items[place].unscored, self.en.items[place].unscored

    def points(self) -> list[Decimal | None]:
        return [item.points for item in self.zh.items]


Fill = Callable[[Session], None]


def somebody(session: Session, code: str = "E01", name: str = "王䶮", **more: Any) -> int:
    """A person with targets of 46 visits and 92,000 元 and a survey of 80."""
    person = add_staff(session, code, name, **more)
    add_target(session, "visits", "46", staff_id=person)
    add_target(session, "signed_amount", "92000", staff_id=person)
    add_survey(session, person, "80", SEPTEMBER if "hired_on" in more else JULY)
    return person


Tell = Callable[[Fill], dict[str, Told]]
