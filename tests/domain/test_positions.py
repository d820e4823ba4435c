"""What a position's name says about its role."""

import pytest

from desktop.domain.positions import LEADER, NEWCOMER, SPECIALIST, role_suggested


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("招商专员", SPECIALIST),
        ("客户经理", SPECIALIST),  # an account manager, who leads nobody
        ("招商主管", LEADER),
        ("华东区域经理", LEADER),
        ("销售总监", LEADER),
        ("Sales Director", LEADER),
        ("Account manager", SPECIALIST),
        ("新入职招商专员", NEWCOMER),
        ("见习主管", NEWCOMER),  # not a leader yet
        ("Management Trainee", NEWCOMER),
        ("", SPECIALIST),
    ],
)
def test_a_name_suggests_a_role(name: str, role: str) -> None:
    assert role_suggested(name) == role
