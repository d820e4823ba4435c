"""What is asked for when a password is set, changed or removed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Steps:
    """Which questions come up; `finish` is the word on the last button."""

    finish: str
    asks_present: bool = False
    asks_new: bool = False
    tells_code: bool = False
    may_renew_key: bool = False
    has_earlier_code: bool = False  # which holds until the new one does
    is_grave: bool = False  # the last button warns


@dataclass(frozen=True, slots=True)
class Entered:
    """What the owner entered; no secret shows in a log."""

    present: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    renews_key: bool = False
