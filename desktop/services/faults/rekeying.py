"""The password set, changed, renewed and removed in turn while somebody kills it, and the look at what opens then."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain import recovery_code
from desktop.services.faults.telling import Telling, next_change
from desktop.services.unlocking import missing_key
from desktop.services.vault import Vault
from desktop.store.database import Database
from desktop.store.key import Key, Keys
from desktop.store.slot_places import slots_for
from desktop.store.slots import SlotKind
from desktop.store.vault import opened, sealed

PLAIN = "plain"
PASSWORDS = {"a": "fault writer, first", "b": "fault writer, second"}
CODE = recovery_code.written(bytes(range(recovery_code.LENGTH)))


def rekeys(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    """Bring the file from one state to the next: plain, under the first password, under the second."""
    state, key = state_of(path, keys)
    with Database.open(path, () if key is None else [key]) as database:
        vault = Vault(database, telling.steps)
        if state not in {PLAIN, *PASSWORDS} and key is not None:
            database.reseal(sealed(key.raw, PASSWORDS["a"], CODE))  # made by others, with a key and no password
            state = "a"
        for _ in range(number):
            entry = next_change(database)
            goal = _goal(state, entry)
            unit = f"rekey-{entry}-{goal}"
            telling.tries(unit)
            _bring(vault, state, goal, entry)
            telling.keeps(unit)
            state = goal


def state_of(path: Path, keys: Keys) -> tuple[str, Key | None]:
    """Which password opens the file, and its key; the recovery code has to open it too."""
    slots = slots_for(path) if missing_key(path, ()) else None
    if slots is None:
        return PLAIN, None
    by_code = opened(slots, SlotKind.RECOVERY, CODE)
    for state, password in PASSWORDS.items():
        found = opened(slots, SlotKind.PASSWORD, password)
        if found is not None:
            return (state if by_code is not None and by_code.key == found.key else "no code"), found.key
    return "no password", next(iter(keys), None)


def wrong_state(state: str, kept: Sequence[str], begun: Sequence[str]) -> str:
    """Whether the file is neither as it was acknowledged last nor as what was begun after it would have left it."""
    ends = [unit for unit in kept if unit.startswith("rekey-")]
    if not ends:
        return ""
    later = begun[begun.index(ends[-1]) + 1 :] if ends[-1] in begun else []
    allowed = {unit.rpartition("-")[2] for unit in (ends[-1], *later)}
    return "" if state in allowed else f"acknowledged and missing: {ends[-1]} (now: {state})"


def _goal(state: str, entry: int) -> str:
    if state == PLAIN:
        return "a"
    return PLAIN if state == "b" and entry % 3 == 0 else {"a": "b", "b": "a"}[state]


def _bring(vault: Vault, state: str, goal: str, entry: int) -> None:
    if state == PLAIN:
        vault.set_password(PASSWORDS[goal], CODE)
    elif goal == PLAIN:
        vault.remove_password(PASSWORDS[state])
    elif entry % 2:
        vault.renew_key(PASSWORDS[state], PASSWORDS[goal], CODE)
    else:
        vault.change_password(PASSWORDS[state], PASSWORDS[goal])
