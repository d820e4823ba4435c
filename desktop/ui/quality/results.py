"""What stands in the rows of an activity's results before anybody judged it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedResult:
    """One row: the person chosen, what was typed for them, and the two figures as typed."""

    staff_id: int | None
    typed_name: str = ""
    leads: str = ""
    deals: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return self.staff_id is None and not (self.typed_name or self.leads or self.deals)
