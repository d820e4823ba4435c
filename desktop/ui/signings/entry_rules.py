"""What the grid says about a contract before the file is asked: days in order, people in service, numbers once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.visit_entry import EntryPerson
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signing_rules import check_after_signing, check_past, check_term
from desktop.services.visit_rules import Visitor, check_service
from desktop.ui.kit.paste_grid.judging import Remark, Values
from desktop.ui.kit.paste_grid.refusals import refusal_of


class EntryRules:
    """Rules over what is known now; `people` and `numbers` are filled as answers come."""

    def __init__(self, texts: Translator, today: Callable[[], date]) -> None:
        self._texts = texts
        self._today = today
        self.people: Mapping[int, EntryPerson] = {}
        self.numbers: frozenset[str] = frozenset()  # taken ones

    def of_row(self, values: Values) -> Sequence[Remark]:
        """What one row says that cannot be."""
        day, remarks = values["signed_on"], list[Remark]()
        landing = values["landing_planned_on"]
        remarks += refusal_of("signed_on", lambda: check_past(day, N_("Signed on"), self._today()), self._texts)
        for staff_id, _percent in values["shares"]:
            person = self.people.get(staff_id)
            if person is not None:
                visitor = Visitor(person.name, person.hired_on, person.left_on)
                remarks += refusal_of("shares", lambda visitor=visitor: check_service(visitor, day), self._texts)  # type: ignore[misc] # mypy cannot type the default
        remarks += refusal_of("term_end", lambda: check_term(values["term_start"], values["term_end"]), self._texts)
        remarks += refusal_of(
            "landing_planned_on", lambda: check_after_signing(landing, N_("Landing planned on"), day), self._texts
        )
        return remarks

    def of_all(self, rows: Sequence[Values | None]) -> Mapping[int, Sequence[Remark]]:
        """Numbers that another contract bears, in the file or in a row above."""
        seen: Counter[str] = Counter()
        found: dict[int, Sequence[Remark]] = {}
        for place, values in enumerate(rows):
            number = values["number"] if values is not None else None
            if not number:
                continue
            if number in self.numbers or seen[number]:
                said = self._texts("There is a contract with the number {number} already; choose another one.")
                found[place] = (Remark("number", said.format(number=number), is_fault=True),)
            seen[number] += 1
        return found


def draft_of(values: Values, customer: str) -> SigningDraft:
    """A good row as a draft; `customer` is the name of one that saving adds."""
    return SigningDraft(
        signed_on=values["signed_on"],
        amount=values["amount"],
        shares=tuple(ShareDraft(staff_id, percent) for staff_id, percent in values["shares"]),
        number=values["number"] or "",
        customer_id=values["customer"],
        customer=customer,
        profit=values["profit"],
        product=values["product"] or "",
        region=values["region"] or "",
        first_year_fee=values["first_year_fee"],
        term_start=values["term_start"],
        term_end=values["term_end"],
        landing_planned_on=values["landing_planned_on"],
    )
