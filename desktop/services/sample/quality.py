"""What customers and the market say, activities, conduct and the owner's assessments."""

from datetime import timedelta
from decimal import Decimal

from desktop.models import Activity, ActivityResult, Complaint, Conduct, Feedback, Rating, Survey
from desktop.services.sample.calendar import LAST_FULL, Quarter, dice
from desktop.services.sample.cast import Person, words
from desktop.services.sample.contracts import Contracts
from desktop.services.sample.deals import DealStory, spread
from desktop.services.sample.ground import Ground


def add_quality(ground: Ground, stories: list[DealStory], contracts: Contracts) -> None:
    """Surveys, complaints, feedback and ratings of everybody, then conduct and activities."""
    for story in stories:
        for quarter in ground.quarters:
            days = story.person.active_days(quarter, ground.quarters)
            if days:
                _add_surveys(ground, story, quarter, contracts)
                _add_feedback(ground, story.person, quarter)
                _add_ratings(ground, story.person, quarter)
        _add_complaints(ground, story, contracts)
    _add_conduct(ground)
    _add_activities(ground)


def _add_surveys(ground: Ground, story: DealStory, quarter: Quarter, contracts: Contracts) -> None:
    person = story.person
    if not person.surveyed:
        return
    chance = dice(person.code, "surveys", quarter.label)
    days = person.active_days(quarter, ground.quarters)
    for day in spread(days, chance.randint(2, 5), chance):
        signed = [one.client for one in story.attempts if one.client.has_signed(day)]
        if signed and ground.has_happened(day):
            client = chance.choice(signed[-10:])
            score = 20 * max(1, min(5, round((person.quality + chance.randint(-14, 22)) / 20)))
            ground.rows.add(
                Survey,
                answered_on=day,
                customer_id=contracts.customer_id(client, person.code),
                staff_id=ground.staff[person.code],
                score=Decimal(score),
                comment=chance.choice(words()["quality"]["survey_comments"]) if chance.random() < 0.5 else "",
            )


def _add_feedback(ground: Ground, person: Person, quarter: Quarter) -> None:
    chance = dice(person.code, "feedback", quarter.label)
    team = ground.cast.team(person.team)
    told = words()["quality"]
    for day in spread(person.active_days(quarter, ground.quarters), chance.randint(1, 4), chance):
        if ground.has_happened(day):
            ground.rows.add(
                Feedback,
                reported_on=day,
                staff_id=ground.staff[person.code],
                topic=chance.choice(told["feedback_topics"]),
                content=chance.choice(told["feedback"]).format(city=chance.choice(team.cities)),
                status=chance.choices(("new", "useful", "adopted"), (3, 5, 2))[0],
            )


def _add_ratings(ground: Ground, person: Person, quarter: Quarter) -> None:
    """The owner's points for leaders and newcomers, given after a quarter's end."""
    if person.role == "specialist" or not ground.has_happened(quarter.end):
        return
    chance = dice(person.code, "rating", quarter.label)
    spans = quarter.months() if person.role == "newcomer" else ()
    for start, end in ((quarter.start, quarter.end), *spans):
        ground.rows.add(
            Rating,
            start=start,
            end=end,
            staff_id=ground.staff[person.code],
            relation="owner",
            score=Decimal(min(98, person.quality + chance.randint(0, 12))),
            rater="",
            comment="",
        )


def _add_complaints(ground: Ground, story: DealStory, contracts: Contracts) -> None:
    person = story.person
    told = words()["quality"]
    for quarter in ground.quarters:
        chance = dice(person.code, "complaints", quarter.label)
        usual = int(chance.random() < (95 - person.quality) / 160)
        number = person.complaints if person.complaints and quarter.index == LAST_FULL else usual
        for day in spread(person.active_days(quarter, ground.quarters), number, chance):
            signed = [one.client for one in story.attempts if one.client.has_signed(day)]
            if signed and ground.has_happened(day):
                ground.rows.add(
                    Complaint,
                    received_on=day,
                    customer_id=contracts.customer_id(chance.choice(signed[-6:]), person.code),
                    staff_id=ground.staff[person.code],
                    severity=chance.choices(told["severities"], (5, 1))[0],
                    description=chance.choice(told["complaints"]),
                    resolved_on=ground.known(day + timedelta(days=chance.randint(1, 9))),
                )


def _add_conduct(ground: Ground) -> None:
    for event in words()["conduct"]:
        ground.rows.add(
            Conduct,
            happened_on=ground.quarters[LAST_FULL].start + timedelta(days=event["days"]),
            staff_id=ground.staff[event["staff"]],
            kind=event["kind"],
            points=Decimal(event["points"]),
            description=event["description"],
            evidence=event["evidence"],
            decision=event["decision"],
        )


def _add_activities(ground: Ground) -> None:
    for quarter in ground.quarters:
        chance = dice("activities", quarter.label)
        for team, (start, end) in zip(ground.cast.teams[:3], quarter.months(), strict=True):
            told = chance.choice(words()["quality"]["activities"])
            day = start + (end - start) / 2
            if not ground.has_happened(day):
                continue
            key = ground.rows.add(
                Activity,
                name=told["name"].format(city=chance.choice(team.cities)),
                held_on=day,
                kind=told["kind"],
                cost=Decimal(told["cost"]),
            )
            for person in ground.cast.people:
                if person.team == team.key and day in person.active_days(quarter, ground.quarters):
                    leads = chance.randint(2, 9)
                    ground.rows.add(
                        ActivityResult,
                        activity_id=key,
                        staff_id=ground.staff[person.code],
                        leads=leads,
                        deals=chance.randint(0, leads // 4),
                    )
