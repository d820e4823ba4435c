"""How everything looks on paper: choices made faster than the file keeps them."""

from pathlib import Path

from desktop.domain.paper import USUAL, PaperOptions
from desktop.i18n import ENGLISH, translator
from desktop.ui.reports.look_presenter import LookPresenter
from tests.ui.surroundings import FakeMessages, PatientTasks

IN_INK = PaperOptions(shows_bonus=False)


class FakeCompany:
    """Keeps options in memory."""

    def __init__(self) -> None:
        self.options = USUAL

    def change_options(self, options: PaperOptions) -> PaperOptions:
        former, self.options = self.options, options
        return former

    def change_logo(self, _path: Path | None) -> bytes | None:
        return None

    def keep_logo(self, _logo: bytes | None) -> bytes | None:
        return None


def test_a_choice_taken_back_before_it_was_kept_is_taken_back() -> None:
    tasks, company = PatientTasks(), FakeCompany()
    presenter = LookPresenter(tasks, FakeMessages(), translator(ENGLISH), company)
    told: list[PaperOptions | None] = []
    presenter.changed = told.append

    presenter.change(IN_INK)
    presenter.change(USUAL)
    for work, done, _failed in tasks.acts:
        done(work())

    assert company.options == USUAL
    assert told == [USUAL, USUAL]
