from decimal import Decimal

import pytest

from desktop.domain.attained import attained


class TestAttained:
    def test_is_a_percentage_of_the_target(self) -> None:
        assert attained(Decimal(3), Decimal(4)) == 75
        assert attained(Decimal(-1), Decimal(4)) == -25
        assert attained(Decimal(0), Decimal(4)) == 0

    @pytest.mark.parametrize(
        ("actual", "target"),
        [(None, Decimal(4)), (Decimal(3), None), (Decimal(3), Decimal(0)), (Decimal(3), Decimal(-4))],
    )
    def test_is_unknown_where_the_division_says_nothing(self, actual: Decimal | None, target: Decimal | None) -> None:
        assert attained(actual, target) is None
