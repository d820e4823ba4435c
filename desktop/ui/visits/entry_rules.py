"""What the grid says about a visit before the file is asked: days of service, follow-ups, meeting twice."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.i18n import Translator
from desktop.queries.visit_entry import EntryPerson, Met
from desktop.services.visit_rules import Visitor, check_day, check_follow_up, check_minutes, check_service
from desktop.services.visits import VisitDraft
from desktop.ui.kit.paste_grid.judging import Remark, Values
from desktop.ui.kit.paste_grid.refusals import refusal_of


class EntryRules:
    """Rules over what is known now; `people` and `met` are filled as answers come."""

    def __init__(self, texts: Translator, today: Callable[[], date]) -> None:
        self._texts = texts
        self._today = today
        self.people: Mapping[int, EntryPerson] = {}
        self.met: Mapping[Met, int] = {}  # what the log has already

    def of_row(self, values: Values) -> Sequence[Remark]:
        """What one row says that cannot be."""
        day, person = values["date"], self.people.get(values["staff"])
        remarks: list[Remark] = []
        remarks += refusal_of("date", lambda: check_day(day, self._today()), self._texts)
        if person is not None:
            visitor = Visitor(person.name, person.hired_on, person.left_on)
            remarks += refusal_of("date", lambda: check_service(visitor, day), self._texts)
        remarks += refusal_of("minutes", lambda: check_minutes(values["minutes"]), self._texts)
        remarks += refusal_of("next_on", lambda: check_follow_up(day, values["next_on"]), self._texts)
        return remarks

    def of_all(self, rows: Sequence[Values | None]) -> Mapping[int, Sequence[Remark]]:
        """Rows that say of the same person, customer and day what another row or the log says already."""
        seen: Counter[tuple[object, ...]] = Counter()
        found: dict[int, Sequence[Remark]] = {}
        for number, values in enumerate(rows):
            if values is None or values["customer"] is None:
                continue
            meeting = (values["staff"], values["customer"], values["date"])
            before = seen[meeting] + self.met.get(meeting, 0)
            seen[meeting] += 1
            if before:
                said = self._texts.ngettext(
                    "The same person, customer and day stand there {number} time already; saving is possible.",
                    "The same person, customer and day stand there {number} times already; saving is possible.",
                    before,
                )
                found[number] = (Remark("customer", said.format(number=before)),)
        return found


def draft_of(values: Values, customer: str) -> VisitDraft:
    """A good row as a draft; `customer` is the name of one that saving adds."""
    return VisitDraft(
        visited_on=values["date"],
        staff_id=values["staff"],
        customer_id=values["customer"],
        customer=customer,
        method=values["method"] or "",
        outcome=values["outcome"] or "",
        summary=values["summary"] or "",
        next_step=values["next_step"] or "",
        next_on=values["next_on"],
        minutes=values["minutes"],
        place=values["place"] or "",
    )
