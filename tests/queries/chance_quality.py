"""What customers say, and what plans hold, of a company made by chance."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.models import (
    Action,
    Activity,
    ActivityResult,
    Complaint,
    Evaluation,
    Feedback,
    Rating,
    Review,
    Scheme,
    SchemeVersion,
    Survey,
)
from tests.queries.drawing import DELETED, Chance


def add_quality(session: Session, chance: Chance, people: list[int], customers: list[int]) -> None:
    """Surveys, complaints, feedback, ratings, activities."""
    for _ in range(30):
        who, customer = chance.random.choice(people), chance.maybe(chance.random.choice(customers))
        score = Decimal(chance.random.randrange(10_001)) / 100
        session.add_all(
            [
                Survey(
                    answered_on=chance.day(),
                    customer_id=customer,
                    staff_id=chance.maybe(who),
                    score=score,
                    deleted_at=chance.deleted(),
                ),
                Complaint(received_on=chance.day(), customer_id=customer, staff_id=who, deleted_at=chance.deleted()),
                Feedback(
                    reported_on=chance.day(),
                    staff_id=who,
                    status=chance.random.choice(["new", "useful", "adopted"]),
                    deleted_at=chance.deleted(),
                ),
                Rating(
                    start=date(2026, 1, 1),
                    end=date(2026, 3, 31),
                    staff_id=who,
                    relation=chance.random.choice(["owner", "manager", "peer", "customer", "self"]),
                    score=score,
                    deleted_at=chance.deleted(),
                ),
            ]
        )
    for number in range(6):
        activity = Activity(name=f"沙龙{number}", held_on=chance.day(), deleted_at=chance.deleted())
        session.add(activity)
        session.flush()
        for who in chance.random.sample(people, 3):
            leads = chance.random.randrange(9)
            session.add(ActivityResult(activity_id=activity.id, staff_id=who, leads=leads, deals=leads // 3))


def add_plans(session: Session, chance: Chance, people: list[int]) -> None:
    """Actions of a review that stands and of one that was taken away."""
    scheme = Scheme(name="默认")
    session.add(scheme)
    session.flush()
    version = SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[])
    session.add(version)
    session.flush()
    for number, deleted_at in enumerate((None, DELETED)):
        evaluation = Evaluation(
            scheme_version_id=version.id,
            period_kind="quarter",
            period_label="2025Q4",
            start=date(2025, 10, 1),
            end=date(2025, 12, 31),
            deleted_at=deleted_at,
        )
        session.add(evaluation)
        session.flush()
        for who in people:
            review = Review(
                evaluation_id=evaluation.id,
                staff_id=who,
                number=f"KH-{number}-{who}",
                staff_code=str(who),
                staff_name=str(who),
            )
            session.add(review)
            session.flush()
            for _ in range(4):
                due = chance.day()
                done = due + timedelta(days=chance.random.randrange(-5, 6)) if chance.random.random() < 0.7 else None
                session.add(
                    Action(review_id=review.id, staff_id=who, due_on=due, done_on=done, deleted_at=chance.deleted())
                )
