"""Writes customers, deals, signings with their money, and milestones, as far as they are known today."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop.models import (
    Customer,
    CustomerOwner,
    Deal,
    DealResult,
    DealStageChange,
    Instalment,
    LookupKind,
    Milestone,
    Receipt,
    Signing,
    SigningShare,
)
from desktop.services.pinyin import spelled
from desktop.services.sample.calendar import LAST_FULL, dice
from desktop.services.sample.cast import words
from desktop.services.sample.customers import Client
from desktop.services.sample.deals import Attempt, DealStory
from desktop.services.sample.ground import Ground
from desktop.services.sample.money import dues_of

TERM_DAYS = 3 * 365
MILESTONE_DAYS = (24, 45, 78)  # planned days after signing: site, fit-out, opening
SEARCH_DAYS, REVIEW_DAYS = 7, 90  # from signing to looking for a site, from opening to the review
SHARED_EVERY = 8  # one signing in so many is shared with the team's leader


@dataclass(slots=True)
class Contracts:
    """Remembers the keys of written customers and deals."""

    ground: Ground
    customers: dict[int, int]  # id() of the client → key
    deals: dict[int, int]  # id() of the attempt → key

    def customer_id(self, client: Client, owner: str) -> int:
        """The customer's key; written when first met."""
        key = self.customers.get(id(client))
        if key is None:
            key = self.customers[id(client)] = self._add_customer(client, owner)
        return key

    def add(self, stories: list[DealStory]) -> None:
        """Everything that came of everybody's deals, numbered in the order of the days."""
        ground = self.ground
        attempts = [one for story in stories for one in story.attempts if ground.has_happened(one.opened_on)]
        for attempt in sorted(attempts, key=lambda one: one.opened_on):
            self._add_deal(attempt)
        signed = [one for one in attempts if one.result is DealResult.WON and ground.has_happened(one.closed_on)]
        unpaid = [self._unpaid(story) for story in stories if story.person.unpaid_customer]
        places: Counter[str] = Counter()
        for attempt in sorted(signed, key=lambda one: one.closed_on or date.max):
            places[attempt.person.code] += 1
            self._add_signing(attempt, places[attempt.person.code], stays_unpaid=attempt in unpaid)

    def _unpaid(self, story: DealStory) -> Attempt | None:
        """The largest contract of the quarter before the last full one."""
        before = self.ground.quarters[LAST_FULL - 1]
        won = [one for one in story.attempts if one.result is DealResult.WON and one.closed_on]
        mine = [one for one in won if one.closed_on and before.start <= one.closed_on <= before.end]
        return max(mine, key=lambda one: one.amount, default=None)

    def _add_customer(self, client: Client, owner: str) -> int:
        ground, lookups = self.ground, self.ground.lookups
        pinyin, initials = spelled(client.name)
        region = next(team.region for team in ground.cast.teams if client.city in team.cities)
        key = ground.rows.add(
            Customer,
            code=f"C{len(self.customers) + 1:04d}",
            name=client.name,
            pinyin=pinyin,
            initials=initials,
            kind_id=lookups[LookupKind.CUSTOMER_KIND, client.kind],
            owner_id=ground.staff[owner],
            source_id=lookups[LookupKind.SOURCE, client.source],
            region_id=lookups[LookupKind.REGION, region],
            industry_id=lookups[LookupKind.INDUSTRY, client.industry],
            contact=client.contact,
            phone=client.phone,
            first_contact_on=client.first_contact_on,
            registered_capital=client.registered_capital,
            founded_on=client.founded_on,
            track_record=_points(client.scores[0]),
            reputation=_points(client.scores[1]),
            credit=_points(client.scores[2]),
            notes="",
        )
        ground.rows.add(
            CustomerOwner,
            customer_id=key,
            staff_id=ground.staff[owner],
            started_on=client.first_contact_on,
            ended_on=None,
        )
        return key

    def _add_deal(self, attempt: Attempt) -> None:
        ground = self.ground
        closed_on = ground.known(attempt.closed_on)
        result = attempt.result if closed_on else DealResult.OPEN
        is_lost = result is DealResult.LOST
        reason = words()["preset"]["lost_reasons"][attempt.lost_reason]
        key = ground.rows.add(
            Deal,
            code=f"D{ground.rows.count(Deal) + 1:04d}",
            staff_id=ground.staff[attempt.person.code],
            customer_id=self.customer_id(attempt.client, attempt.person.code),
            product_id=ground.lookups[LookupKind.PRODUCT, attempt.product.name],
            stage_id=self._stages(attempt, result)[-1][0],
            opened_on=attempt.opened_on,
            closed_on=closed_on,
            expected_amount=attempt.expected,
            amount=attempt.amount if result is DealResult.WON else None,
            result=result,
            lost_reason_id=ground.lookups[LookupKind.LOST_REASON, reason] if is_lost else None,
        )
        self.deals[id(attempt)] = key
        for stage_id, reached_on in self._stages(attempt, result):
            ground.rows.add(DealStageChange, deal_id=key, stage_id=stage_id, reached_on=reached_on)

    def _stages(self, attempt: Attempt, result: DealResult) -> list[tuple[int, date]]:
        """The stages a deal went through, each with its day: all up to signing for a won one."""
        early = [key for key, step in self.ground.stages if step not in ("signing", "landing", "collection")]
        signing = next((key for key, step in self.ground.stages if step == "signing"), early[-1])
        end = attempt.closed_on if result is not DealResult.OPEN and attempt.closed_on else self.ground.today
        days = (end - attempt.opened_on).days
        chance = dice("stages", attempt.client.name, attempt.opened_on)
        patience = days if result is DealResult.WON else 90
        reached = len(early) if result is DealResult.WON else min(len(early), 1 + days * len(early) // patience)
        reached = max(1, reached - (result is DealResult.LOST) * chance.randint(0, 2))
        span = max(days, 1)
        steps = [
            (key, attempt.opened_on + timedelta(days=place * span // (reached + 1)))
            for place, key in enumerate(early[:reached])
        ]
        if result is DealResult.WON and attempt.closed_on:
            steps.append((signing, attempt.closed_on))
        return steps

    def _add_signing(self, attempt: Attempt, place: int, *, stays_unpaid: bool) -> None:
        ground, signed_on = self.ground, attempt.closed_on or self.ground.today
        chance = dice("signing", attempt.client.name, signed_on)
        landing = signed_on + timedelta(days=MILESTONE_DAYS[-1])
        slip = chance.randint(-6, 0) if chance.random() < attempt.person.punctual else chance.randint(4, 26)
        landed_on = ground.known(landing + timedelta(days=slip))
        ends = signed_on + timedelta(days=chance.randint(120, 300)) if chance.random() < 0.03 else None
        customer_id = self.customers[id(attempt.client)]
        region = next(team.region for team in ground.cast.teams if attempt.client.city in team.cities)
        key = ground.rows.add(
            Signing,
            number=f"QY{signed_on:%y%m}-{ground.rows.count(Signing) + 1:04d}",
            customer_id=customer_id,
            signed_on=signed_on,
            amount=attempt.amount,
            profit=(attempt.amount * Decimal(chance.randint(34, 48)) / 100).quantize(Decimal(1)),
            product_id=ground.lookups[LookupKind.PRODUCT, attempt.product.name],
            region_id=ground.lookups[LookupKind.REGION, region],
            first_year_fee=(attempt.amount * Decimal("0.4")).quantize(Decimal(1)),
            term_start=signed_on,
            term_end=signed_on + timedelta(days=TERM_DAYS),
            landing_planned_on=landing,
            landed_on=landed_on,
            terminated_on=ground.known(ends),
            deal_id=self.deals[id(attempt)],
        )
        self._add_shares(attempt, key, place)
        self._add_money(attempt, key, stays_unpaid=stays_unpaid)
        self._add_milestones(attempt, signed_on, landed_on)

    def _add_shares(self, attempt: Attempt, signing_id: int, place: int) -> None:
        ground, person = self.ground, attempt.person
        mine = Decimal(60) if person.role == "newcomer" and place == 1 else Decimal(100)
        if person.role == "specialist" and place % SHARED_EVERY == 0:
            mine = Decimal(70)
        ground.rows.add(SigningShare, signing_id=signing_id, staff_id=ground.staff[person.code], share=mine)
        if mine < Decimal(100):
            leader = next(one for one in ground.cast.people if one.team == person.team and one.role == "leader")
            ground.rows.add(SigningShare, signing_id=signing_id, staff_id=ground.staff[leader.code], share=100 - mine)

    def _add_money(self, attempt: Attempt, signing_id: int, *, stays_unpaid: bool) -> None:
        for due in dues_of(attempt, stays_unpaid=stays_unpaid):
            instalment_id = self.ground.rows.add(
                Instalment, signing_id=signing_id, due_on=due.due_on, amount=due.amount
            )
            if due.paid_on and self.ground.has_happened(due.paid_on):
                self.ground.rows.add(
                    Receipt,
                    signing_id=signing_id,
                    instalment_id=instalment_id,
                    received_on=due.paid_on,
                    amount=due.amount,
                )

    def _go_on(self, deal_id: int, days: list[date | None]) -> None:
        """Take a signed deal through the stages after signing, as far as the days of reaching them are known."""
        ground = self.ground
        after = [key for key, step in ground.stages if step in ("landing", "collection")]
        reached_on = date.min
        for stage_id, day in zip(after, days, strict=False):
            if day is None or not ground.has_happened(day):
                return
            reached_on = max(reached_on, day)  # a late step is not overtaken by the next one
            ground.rows.add(DealStageChange, deal_id=deal_id, stage_id=stage_id, reached_on=reached_on)
            ground.rows.change(Deal, deal_id, stage_id=stage_id)

    def _add_milestones(self, attempt: Attempt, signed_on: date, landed_on: date | None) -> None:
        chance = dice("milestones", attempt.client.name, signed_on)
        done: list[date | None] = []
        for name, days in zip(words()["quality"]["milestones"], MILESTONE_DAYS, strict=True):
            planned_on = signed_on + timedelta(days=days)
            slip = chance.randint(-4, 0) if chance.random() < attempt.person.punctual else chance.randint(2, 18)
            done_on = (
                landed_on if days == MILESTONE_DAYS[-1] else self.ground.known(planned_on + timedelta(days=slip))
            )
            done.append(done_on)
            self.ground.rows.add(
                Milestone, deal_id=self.deals[id(attempt)], name=name, planned_on=planned_on, done_on=done_on
            )
        review = landed_on + timedelta(days=REVIEW_DAYS) if landed_on else None
        self._go_on(self.deals[id(attempt)], [signed_on + timedelta(days=SEARCH_DAYS), *done, review])


def _points(score: int | None) -> Decimal | None:
    return None if score is None else Decimal(score)
