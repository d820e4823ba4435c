"""Days on which the company works, or does not, otherwise than the shipped calendar says."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class CalendarDay(Keyed, Base):
    """One day the owner decided about; it goes before public holidays and the week's usual days."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(unique=True)
    is_working: Mapped[bool]
    note: Mapped[str] = mapped_column(default="")
