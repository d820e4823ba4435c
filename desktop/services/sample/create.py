"""Creates the sample company in an empty data file: one transaction, a second or two."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Company, LookupKind, Staff, Visit
from desktop.services import audit
from desktop.services.sample.calendar import quarters
from desktop.services.sample.cast import cast, words
from desktop.services.sample.contracts import Contracts
from desktop.services.sample.customers import ClientBook
from desktop.services.sample.deals import DealStory
from desktop.services.sample.ground import Ground, lay_ground
from desktop.services.sample.incentives import add_incentives
from desktop.services.sample.quality import add_quality
from desktop.services.sample.rows import Rows
from desktop.services.sample.targets import add_targets
from desktop.services.sample.visits import calls_of
from desktop.store.database import Database

CREATED = "sample.created"  # in the record of changes, with the day the sample was made for


def create_sample(database: Database, today: date) -> None:
    """Fill an empty file with the invented company as it stands on `today`; alike for all days of one quarter."""
    with database.write() as session:
        fill_sample(session, today)


def fill_sample(session: Session, today: date) -> None:
    """The same inside the caller's transaction, so that a new file appears complete or not at all."""
    if session.scalar(select(func.count()).select_from(Staff)):
        raise RequestError(N_("This file already holds staff; the sample company needs an empty one."))
    told, spans = cast(), quarters(today)
    if session.scalar(select(Company)) is None:
        session.add(Company(name=told.name, preset=told.preset))
    rows = Rows(today)
    ground = lay_ground(session, rows, told, today, spans)
    book = ClientBook()
    stories = [DealStory(person, told, spans, book).tell() for person in told.people]
    contracts = Contracts(ground, {}, {})
    contracts.add(stories)
    for story in stories:
        _add_visits(ground, story, contracts)
    add_quality(ground, stories, contracts)
    add_targets(ground)
    add_incentives(ground)
    rows.write(session)
    audit.append(session, CREATED, "company", details={"today": today.isoformat()})


def _add_visits(ground: Ground, story: DealStory, contracts: Contracts) -> None:
    methods = [ground.lookups[LookupKind.METHOD, word] for word in words()["preset"]["methods"]]
    outcomes = [ground.lookups[LookupKind.OUTCOME, word] for word in words()["preset"]["outcomes"]]
    for quarter in ground.quarters:
        for call in calls_of(story, quarter, ground.quarters):
            if not ground.has_happened(call.day):
                continue
            ground.rows.add(
                Visit,
                visited_on=call.day,
                staff_id=ground.staff[story.person.code],
                customer_id=contracts.customer_id(call.client, story.person.code),
                deal_id=contracts.deals.get(id(call.attempt)),
                method_id=methods[call.method],
                minutes=call.minutes,
                outcome_id=outcomes[call.outcome],
                summary=call.summary,
                next_step=call.next_step,
                next_on=call.next_on,
                place=call.client.city,
                entered_on=min(call.entered_on, ground.today),
            )
