"""A finalised quarter, for tests of what it still lets be changed."""

from desktop.domain.period import parse_period
from desktop.models import Evaluation, Review, Scheme, SchemeVersion, Staff
from desktop.models.base import now
from desktop.store.database import Database


def finalise(database: Database, staff_id: int, status: str = "finalised", quarter: str = "2026Q3") -> None:
    """An evaluation of the quarter that holds the person, final as of now."""
    period = parse_period(quarter)
    with database.write() as session:
        scheme = Scheme(name="季度考核")
        session.add(scheme)
        session.flush()
        version = SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[])
        session.add(version)
        session.flush()
        evaluation = Evaluation(
            scheme_version_id=version.id, period_kind="quarter", period_label=quarter, start=period.start,
            end=period.end, finalised_at=now(),
        )  # fmt: skip
        session.add(evaluation)
        session.flush()
        person = session.get_one(Staff, staff_id)
        session.add(
            Review(
                evaluation_id=evaluation.id, staff_id=staff_id, number="KH-1", staff_code=person.code,
                staff_name=person.name,
            )
        )  # fmt: skip
        session.flush()
        evaluation.status = status
