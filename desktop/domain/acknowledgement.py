"""What became of a printed review form: a signature confirms that it was read, a refusal is written down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What the person did with the form."""

    SIGNED = "signed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One form handed out; `seal` is that of the result printed on it, the last texts belong to a refusal."""

    review_id: int
    outcome: Outcome
    happened_on: date
    witness: str = ""
    delivery: str = ""
    seal: str = ""
