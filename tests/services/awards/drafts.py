"""Awards to be granted, and the days their tests stand at."""

from datetime import date
from typing import Any

from desktop.services.awards import AwardDraft
from tests.services.small_company import Q3, TODAY

DAY = date(2026, 8, 14)


def draft(person: int, **stated: Any) -> AwardDraft:
    """The first award for the third quarter, granted today."""
    return AwardDraft(**{"kind_id": 1, "staff_id": person, "period": Q3, "granted_on": TODAY, **stated})
