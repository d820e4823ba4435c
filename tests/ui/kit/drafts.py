"""A file that keeps half-filled forms, for tests."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.errors import RequestError
from tests.ui.surroundings import InstantTasks

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
BEGAN = "You had begun this form on 2026-11-21 at 10:42 and not saved it."


class FakeVerbs:
    """Remembers what was kept; `is_broken` refuses."""

    def __init__(self) -> None:
        self.kept: dict[str, list[dict[str, str]]] = {}
        self.times = 0
        self.is_broken = False

    def keep(self, form: str, drafts: Any) -> None:
        if self.is_broken:
            raise RequestError("The disk is full.")
        self.times += 1
        self.kept[form] = [dict(each) for each in drafts]

    def saving(self, form: str, drafts: Any, verb: Callable[[], Any]) -> Any:
        answer = verb()
        self.kept[form] = [dict(each) for each in drafts]
        return answer


class Asked(InstantTasks):
    """Answers questions for drafts by what the verbs hold."""

    def __init__(self, verbs: FakeVerbs) -> None:
        super().__init__()
        self._verbs = verbs

    def query(self, work: Any, done: Any, failed: Any = None, *, holds: bool = False) -> None:
        done(tuple(self._verbs.kept.get(work.keywords["form"], ())))
