"""Slots: what is sealed opens with its secret alone, and nothing in a slot can be altered unnoticed."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.passwords import password_bytes
from desktop.store import vault
from desktop.store.key import Key
from desktop.store.slots import Cost, Slot, SlotKind, Slots, parse_slots
from desktop.store.vault import new_code, new_key, opened, resealed
from tests.locked import CHEAP, OTHER, PASSWORD, make_slots_cheap

RECOVERY, BY_PASSWORD = SlotKind.RECOVERY, SlotKind.PASSWORD


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


def slots_of(key: Key) -> Slots:
    slots = parse_slots(key.slots)
    assert slots is not None
    return slots


class TestSealing:
    def test_the_password_and_the_code_open_the_same_key(self) -> None:
        code = new_code()
        key = new_key(PASSWORD, code)

        for kind, secret in ((BY_PASSWORD, PASSWORD), (RECOVERY, code)):
            found = opened(slots_of(key), kind, secret)
            assert found is not None
            assert found.key == key
            assert not found.is_weak

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
    @given(st.text(min_size=1, max_size=100), st.text(max_size=100))
    def test_any_other_password_opens_nothing(self, password: str, tried: str) -> None:
        try:
            content = password_bytes(password)
        except Exception:  # noqa: BLE001 - halves of signs are no password
            return
        slots = slots_of(new_key(password, new_code()))

        found = opened(slots, BY_PASSWORD, tried)

        try:
            is_same = password_bytes(tried) == content
        except Exception:  # noqa: BLE001 - as above
            is_same = False
        assert (found is not None) == is_same

    def test_a_try_derives_one_key_whatever_is_wrong_with_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slots = slots_of(new_key(PASSWORD, new_code()))
        without = Slots(slots.mark, ())
        derive, costs = vault._derived, list[Cost]()

        def counted(slot: Slot, secret: bytes) -> bytes:
            costs.append(slot.cost)
            return derive(slot, secret)

        monkeypatch.setattr(vault, "_derived", counted)
        for known, secret in ((slots, PASSWORD), (slots, OTHER), (slots, ""), (slots, "x" * 9999), (without, OTHER)):
            opened(known, BY_PASSWORD, secret)

        assert costs == [vault.COST] * 5

    def test_a_password_of_another_kind_of_slot_opens_nothing(self) -> None:
        code = new_code()
        slots = slots_of(new_key(PASSWORD, code))

        assert opened(slots, BY_PASSWORD, code) is None
        assert opened(Slots(slots.mark, ()), BY_PASSWORD, PASSWORD) is None

    def test_a_slot_sealed_anew_forgets_the_secret_before_and_leaves_the_other(self) -> None:
        code = new_code()
        key = new_key(PASSWORD, code)

        changed = resealed(key, BY_PASSWORD, OTHER)

        assert changed.raw == key.raw
        assert opened(slots_of(changed), BY_PASSWORD, PASSWORD) is None
        assert opened(slots_of(changed), BY_PASSWORD, OTHER) is not None
        assert opened(slots_of(changed), RECOVERY, code) is not None

    def test_two_keys_have_nothing_in_common(self) -> None:
        code = new_code()
        one, two = new_key(PASSWORD, code), new_key(PASSWORD, code)

        assert one.raw != two.raw
        assert one.mark != two.mark
        assert {slot.salt for slot in slots_of(one).all}.isdisjoint(slot.salt for slot in slots_of(two).all)

    def test_nothing_is_sealed_with_an_empty_secret(self) -> None:
        with pytest.raises(ValueError, match="empty"):
            new_key("", new_code())

    def test_a_key_does_not_show_itself(self) -> None:
        key = new_key(PASSWORD, new_code())

        assert key.raw.hex() not in repr(key)
        assert repr(key.raw) not in repr(key)

    def test_a_slot_that_asked_for_less_work_is_known_as_weak(self, monkeypatch: pytest.MonkeyPatch) -> None:
        key = new_key(PASSWORD, new_code())
        monkeypatch.setattr(vault, "COST", dataclasses.replace(CHEAP, passes=2))

        found = opened(slots_of(key), BY_PASSWORD, PASSWORD)

        assert found is not None
        assert found.is_weak

    def test_a_try_in_earnest_takes_64_mebibytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()

        assert Cost(65536, 3, 4) == vault.COST


class TestSlotsOnTheDisk:
    def test_every_altered_byte_is_noticed(self) -> None:
        content = new_key(PASSWORD, new_code()).slots
        whole = parse_slots(content)

        for place in range(len(content)):
            altered = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
            found = parse_slots(altered)
            # A blank that becomes another blank says the same.
            assert found is None or found == whole

    def test_one_byte_too_many_is_noticed_though_it_be_blank(self) -> None:
        content = new_key(PASSWORD, new_code()).slots

        assert [parse_slots(blank + content) for blank in (b" ", b"\t", b"\n", b"\r")] == [None] * 4

    def test_what_was_altered_with_its_sum_opens_nothing(self) -> None:
        key = new_key(PASSWORD, new_code())
        slots = slots_of(key)
        first = slots.all[0]
        for changed in (
            dataclasses.replace(first, salt=bytes(16)),
            dataclasses.replace(first, nonce=bytes(12)),
            dataclasses.replace(first, sealed=bytes(48)),
            dataclasses.replace(first, cost=Cost(16, 1, 1)),
        ):
            assert opened(Slots(slots.mark, (changed,)), BY_PASSWORD, PASSWORD) is None
        assert opened(Slots(bytes(16), slots.all), BY_PASSWORD, PASSWORD) is None

    def test_slots_that_ask_for_the_whole_machine_are_none_of_ours(self) -> None:
        body = json.loads(new_key(PASSWORD, new_code()).slots)
        body["slots"][0]["memory"] = 1 << 30
        del body["sum"]
        from desktop.store.slots import _sum

        assert parse_slots(json.dumps(body | {"sum": _sum(body)}).encode()) is None

    @pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"sum": 1}', b"null"])
    def test_anything_else_is_no_slots(self, content: bytes) -> None:
        assert parse_slots(content) is None
