"""A small company on a real file, for tests of pages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.services.company import found_company
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.ui.surroundings import today


@dataclass(frozen=True)
class Company:
    """The open file and its verbs; 王䶮 (E01) and 李契 (E02) are in service, 张建国 (E03) has left."""

    database: Database
    register: StaffRegister
    log: VisitLog
    wang: int
    li: int
    zhang: int

    def visit(self, day: date, customer: str = "禾味餐饮", staff_id: int | None = None, **more: object) -> int:
        """Log a visit by 王䶮 unless somebody else is named."""
        return self.log.log(VisitDraft(day, staff_id or self.wang, customer=customer, **more))  # type: ignore[arg-type] # as a draft takes them


def small_company(path: Path) -> Company:
    """Found the company with its three people."""
    database = found_company(path, "栗巷茶食")
    register = StaffRegister(database, today)
    wang = register.add(
        StaffDraft("王䶮", "E01", "招商一部", "招商专员", "华东", None, date(2024, 7, 10), phone="13800000000")
    )
    register.add(StaffDraft("李契", "E02", "招商二部", "招商专员", hired_on=date(2025, 3, 1), manager_id=wang))
    register.add(StaffDraft("张建国", "E03", "招商二部", hired_on=date(2023, 1, 1), left_on=date(2026, 6, 30)))
    return known_company(database)


def known_company(database: Database) -> Company:
    """The verbs and the people of such a company already founded: they are numbered as they were added."""
    return Company(database, StaffRegister(database, today), VisitLog(database, today), 1, 2, 3)
