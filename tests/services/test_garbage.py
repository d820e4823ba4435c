import gc

import pytest

from desktop.services.garbage import collected_later


@pytest.fixture(autouse=True)
def searched() -> None:
    """Garbage is looked for, whatever another test in this process left behind."""
    gc.enable()


class TestCollectedLater:
    def test_nothing_is_looked_for_meanwhile_but_afterwards_again(self) -> None:
        with collected_later():
            assert not gc.isenabled()

        assert gc.isenabled()

    def test_an_error_brings_it_back_too(self) -> None:
        with pytest.raises(ZeroDivisionError), collected_later():
            1 / 0  # noqa: B018 - the error is the point

        assert gc.isenabled()

    def test_one_inside_another_leaves_the_outer_one_alone(self) -> None:
        with collected_later():
            with collected_later():
                pass
            assert not gc.isenabled()

    def test_work_that_overlaps_waits_for_the_last_one(self) -> None:
        first, second = collected_later(), collected_later()

        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert not gc.isenabled()

        second.__exit__(None, None, None)
        assert gc.isenabled()
