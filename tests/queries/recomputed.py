"""The indicators worked out once more, record by record in plain Python, from SCORING alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from desktop.domain.period import Period
from tests.queries.lines_of import Line, ids, mean, percent

Share = tuple[Line, Fraction]
Result = tuple[Fraction | None, list[int]]  # the actual and the ids behind it


@dataclass
class Recomputed:
    """One bearer's figures; `mine` says whose record counts."""

    tables: dict[str, list[Line]]
    period: Period
    mine: Callable[[int, date], bool]

    def all(self) -> dict[str, Result]:
        """Every built-in indicator and the given ones."""
        return {
            **self.visits(),
            **self.deals(),
            **self.signings(),
            **self.money(),
            **self.customers(),
            **self.others(),
            **self.ratings(),
        }

    def lines(self, table: str, day: str, owner: str = "staff_id") -> list[Line]:
        found = [
            line for line in self.tables[table] if line[day] and self.period.start <= line[day] <= self.period.end
        ]
        return [line for line in found if line[owner] is not None and self.mine(line[owner], line[day])]

    def shares(self, signing: Line, day: date) -> Fraction:
        mine = [part["share"] for part in signing["parts"] if self.mine(part["staff_id"], day)]
        return Fraction(sum(mine, Decimal(0))) / 100

    def shared(self, day_of: Callable[[Line], date | None], first: date, last: date) -> list[Share]:
        found = []
        for signing in self.tables["signing"]:
            day = day_of(signing)
            if day and first <= day <= last and self.shares(signing, day):
                found.append((signing, self.shares(signing, day)))
        return found

    def visits(self) -> dict[str, Result]:
        visits = self.lines("visit", "visited_on")
        effective_words = {word["id"] for word in self.tables["lookup"] if word["is_effective"]}
        effective = [visit for visit in visits if visit["outcome_id"] in effective_words]
        to_customers = [visit for visit in visits if visit["customer_id"]]
        allowed = self.tables["company"][0]["log_days"]
        timely = [visit for visit in visits if (visit["entered_on"] - visit["visited_on"]).days <= allowed]
        customers = {visit["customer_id"] for visit in to_customers}
        signed = {s["customer_id"] for s, _ in self._signed() if s["customer_id"]}
        return {
            "visits": (Fraction(len(visits)), ids(visits)),
            "effective_visits": (Fraction(len(effective)), ids(effective)),
            "visited_customers": (Fraction(len(customers)), ids(to_customers)),
            "log_timeliness": (percent(len(timely), len(visits)), ids(visits)),
            "visit_conversion": (percent(len(signed), len(customers)), ids(to_customers)),
        }

    def deals(self) -> dict[str, Result]:
        opened = self.lines("deal", "opened_on")
        closed = [deal for deal in self.lines("deal", "closed_on") if deal["result"] != "open"]
        won = [deal for deal in closed if deal["result"] == "won"]
        lost = [deal for deal in closed if deal["result"] == "lost"]
        by_end = [d for d in opened if d["result"] == "won" and d["closed_on"] and d["closed_on"] <= self.period.end]
        dated = [deal for deal in won if deal["opened_on"]]
        days = sum((deal["closed_on"] - deal["opened_on"]).days for deal in dated)
        return {
            "new_deals": (Fraction(len(opened)), ids(opened)),
            "won_deals": (Fraction(len(won)), ids(won)),
            "lost_deals": (Fraction(len(lost)), ids(lost)),
            "win_rate": (percent(len(won), len(closed)), ids(closed)),
            "deal_conversion": (percent(len(by_end), len(opened)), ids(opened)),
            "deal_cycle_days": (Fraction(days, len(dated)) if dated else None, ids(dated)),
        }

    def _signed(self) -> list[Share]:
        return self.shared(lambda signing: signing["signed_on"], self.period.start, self.period.end)

    def signings(self) -> dict[str, Result]:
        signed = self._signed()
        number = sum((share for _, share in signed), Fraction(0))
        amount = sum((Fraction(s["amount"]) * share for s, share in signed), Fraction(0))
        profitable = [(s, share) for s, share in signed if s["profit"] is not None]
        profit = sum((Fraction(s["profit"]) * share for s, share in profitable), Fraction(0))
        named = [s for s, _ in signed if s["customer_id"]]
        first = [s for s in named if self._first_day(s["customer_id"]) == s["signed_on"]]
        customers = {s["customer_id"] for s in named}
        repeated = {s["customer_id"] for s in named if self._first_day(s["customer_id"]) < s["signed_on"]}
        scores = {s["customer_id"]: self._quality(s) for s in first}
        judged = [score for score in scores.values() if score is not None]
        landing = self.shared(lambda s: s["landing_planned_on"] or s["landed_on"], self.period.start, self.period.end)
        landed = sum(
            (part for s, part in landing if s["landed_on"] and s["landed_on"] <= self.period.end), Fraction(0)
        )
        return {
            "signings": (number, ids(s for s, _ in signed)),
            "signed_amount": (amount, ids(s for s, _ in signed)),
            "average_deal": (amount / number if number else None, ids(s for s, _ in signed)),
            "gross_profit": (profit if profitable else None, ids(s for s, _ in profitable)),
            "signed_customers": (Fraction(len(customers)), ids(named)),
            "new_customers": (Fraction(len({s["customer_id"] for s in first})), ids(first)),
            "repeat_rate": (percent(len(repeated), len(customers)), ids(named)),
            "customer_quality": (
                sum(judged, Fraction(0)) / len(judged) if judged else None,
                ids(s for s in first if scores[s["customer_id"]] is not None),
            ),
            "landing_rate": (percent(landed, sum((p for _, p in landing), Fraction(0))), ids(s for s, _ in landing)),
        }

    def _first_day(self, customer_id: int) -> date:
        days: list[date] = [s["signed_on"] for s in self.tables["signing"] if s["customer_id"] == customer_id]
        return min(days)

    def _quality(self, signing: Line) -> Fraction | None:
        customer = next(c for c in self.tables["customer"] if c["id"] == signing["customer_id"])
        parts: list[tuple[int, Fraction]] = []
        if (capital := customer["registered_capital"]) is not None:
            parts.append((30, Fraction({0: 20, 500_000: 40, 20_000_000: 100}[int(capital)])))
        founded, day = customer["founded_on"], signing["signed_on"]
        if founded is not None and founded <= day:
            parts.append((20, Fraction({2025: 20, 2020: 80, 1999: 100}[founded.year])))
        for name, weight in (("track_record", 20), ("reputation", 20), ("credit", 10)):
            if customer[name] is not None:
                parts.append((weight, Fraction(customer[name])))
        total = sum(weight for weight, _ in parts)
        return sum((weight * value for weight, value in parts), Fraction(0)) / total if parts else None

    def money(self) -> dict[str, Result]:
        signings = {signing["id"]: signing for signing in self.tables["signing"]}
        collected, received = Fraction(0), []
        for receipt in self.tables["receipt"]:
            day, signing = receipt["received_on"], signings.get(receipt["signing_id"])
            if signing and self.period.start <= day <= self.period.end and self.shares(signing, day):
                received.append(receipt)
                collected += Fraction(receipt["amount"]) * self.shares(signing, day)
        due, paid, overdue = Fraction(0), Fraction(0), Fraction(0)
        asked, late = [], []
        for part in self.tables["instalment"]:
            signing = signings.get(part["signing_id"])
            if not signing or part["due_on"] > self.period.end or not self.shares(signing, part["due_on"]):
                continue
            share = self.shares(signing, part["due_on"])
            came = self._received(signing["id"])[part["id"]]
            if part["due_on"] >= self.period.start:
                asked.append(part)
                due += int(part["amount"]) * share
                paid += came * share
            if came < part["amount"]:
                late.append(part)
                overdue += (int(part["amount"]) - came) * share
        return {
            "collected_amount": (collected, ids(received)),
            "collection_rate": (percent(paid, due), ids(asked)),
            "overdue_amount": (overdue, ids(late)),
        }

    def _received(self, signing_id: int) -> dict[int, int]:
        """Whole 元 laid down one by one, as a patient bookkeeper would."""
        dues = sorted(
            (part for part in self.tables["instalment"] if part["signing_id"] == signing_id),
            key=lambda part: (part["due_on"], part["id"]),
        )
        receipts = [
            receipt
            for receipt in self.tables["receipt"]
            if receipt["signing_id"] == signing_id and receipt["received_on"] <= self.period.end
        ]
        paid = {part["id"]: 0 for part in dues}
        free = 0
        for part in dues:
            named = sum(int(receipt["amount"]) for receipt in receipts if receipt["instalment_id"] == part["id"])
            paid[part["id"]] = max(0, min(named, int(part["amount"])))
            free += named - paid[part["id"]]
        free += sum(int(receipt["amount"]) for receipt in receipts if receipt["instalment_id"] not in paid)
        for _coin in range(abs(free)):
            if free > 0:
                open_parts = [part for part in dues if paid[part["id"]] < part["amount"]]
                if open_parts:
                    paid[open_parts[0]["id"]] += 1
            else:
                covered = [part for part in dues if paid[part["id"]] > 0]
                if covered:
                    paid[covered[-1]["id"]] -= 1
        return paid

    def customers(self) -> dict[str, Result]:
        before = self._active_on(self.period.start - timedelta(days=1))
        still = before & self._active_on(self.period.end)
        within: set[int] = set()
        for offset in range(self.period.days):
            within |= self._active_on(self.period.start + timedelta(days=offset))
        complaints = self.lines("complaint", "received_on")
        return {
            "retention_rate": (percent(len(still), len(before)), sorted(before)),
            "churn_rate": (percent(len(before - still), len(before)), sorted(before)),
            "complaints": (Fraction(len(complaints)), ids(complaints)),
            "complaint_rate": (percent(len(complaints), len(within)), ids(complaints)),
        }

    def _active_on(self, day: date) -> set[int]:
        return {
            signing["customer_id"]
            for signing in self.tables["signing"]
            if signing["customer_id"]
            and signing["signed_on"] <= day
            and not (signing["terminated_on"] and signing["terminated_on"] <= day)
            and not (signing["term_end"] and signing["term_end"] < day)
            and self.shares(signing, signing["signed_on"])
        }

    def others(self) -> dict[str, Result]:
        surveys = self.lines("survey", "answered_on")
        useful = [line for line in self.lines("feedback", "reported_on") if line["status"] != "new"]
        deals = {deal["id"]: deal for deal in self.tables["deal"]}
        for milestone in self.tables["milestone"]:
            milestone["staff_id"] = deals[milestone["deal_id"]]["staff_id"] if milestone["deal_id"] in deals else None
        milestones = self.lines("milestone", "planned_on")
        held = {activity["id"]: activity["held_on"] for activity in self.tables["activity"]}
        for result in self.tables["activity_result"]:
            result["held_on"] = held.get(result["activity_id"])
        activities = self.lines("activity_result", "held_on")
        kept = {line["id"] for line in self.tables["evaluation"]}
        reviews = {line["id"] for line in self.tables["review"] if line["evaluation_id"] in kept}
        actions = [line for line in self.lines("action", "due_on") if line["review_id"] in reviews]
        in_time = [line for line in milestones if line["done_on"] and line["done_on"] <= line["planned_on"]]
        done = [line for line in actions if line["done_on"] and line["done_on"] <= line["due_on"]]
        return {
            "satisfaction": (mean([line["score"] for line in surveys]), ids(surveys)),
            "market_feedback": (Fraction(len(useful)), ids(useful)),
            "milestones_on_time": (percent(len(in_time), len(milestones)), ids(milestones)),
            "activity_leads": (Fraction(sum(line["leads"] for line in activities)), ids(activities)),
            "activity_deals": (Fraction(sum(line["deals"] for line in activities)), ids(activities)),
            "plan_completion": (percent(len(done), len(actions)), ids(actions)),
        }

    def ratings(self) -> dict[str, Result]:
        given = [
            line
            for line in self.lines("rating", "end")
            if (line["start"], line["end"]) == (self.period.start, self.period.end)
        ]
        own = [line for line in given if line["relation"] == "owner"]
        others = [line for line in given if line["relation"] != "owner"]
        total, weights = Fraction(0), 0
        for relation, weight in (("manager", 50), ("peer", 20), ("customer", 20), ("self", 10)):
            score = mean([line["score"] for line in others if line["relation"] == relation])
            if score is not None:
                total, weights = total + weight * score, weights + weight
        return {
            "manual": (mean([line["score"] for line in own]), ids(own)),
            "raters": (total / weights if weights else None, ids(others)),
        }
