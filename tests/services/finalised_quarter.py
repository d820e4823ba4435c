"""A finalised quarter, for tests of what it still lets be changed."""

from datetime import date

from desktop.models import Evaluation, Review, Scheme, SchemeVersion
from desktop.store.database import Database


def finalise(database: Database, staff_id: int, status: str = "finalised") -> None:
    """An evaluation of the third quarter that holds the person."""
    with database.write() as session:
        scheme = Scheme(name="季度考核")
        session.add(scheme)
        session.flush()
        version = SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[])
        session.add(version)
        session.flush()
        evaluation = Evaluation(
            scheme_version_id=version.id, period_kind="quarter", period_label="2026Q3", start=date(2026, 7, 1),
            end=date(2026, 9, 30),
        )  # fmt: skip
        session.add(evaluation)
        session.flush()
        session.add(
            Review(evaluation_id=evaluation.id, staff_id=staff_id, number="KH-1", staff_code="E01", staff_name="甲")
        )
        session.flush()
        evaluation.status = status
