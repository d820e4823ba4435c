"""Decides what the settings show and when the house rules are kept."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.company import CompanyProfile, company_profile
from desktop.services.company import MOST_LOG_DAYS, STALL_DAYS, CompanyDraft
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Company:
    """The house rules as the form shows them."""

    name: str
    fiscal_year_start: int
    log_days: str
    stall_days: str


class SettingsView(Protocol):
    """What the presenter expects of its page."""

    def show_company(self, company: Company) -> None:
        """Show the house rules."""
        ...

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong where."""
        ...

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        """Show what was made of the house rules elsewhere."""
        ...

    def settle(self) -> None:
        """What was typed is saved."""
        ...


class SettingsPresenter(Presenter[SettingsView]):
    """Reads and keeps the company; `kept` is told the rules now in force."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        change_company: Callable[[CompanyDraft], None],
        kept: Callable[[CompanyProfile], None],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._change = change_company
        self._kept = kept
        self._seen: Seen | None = None  # the house rules as the form was filled with them

    def refresh(self) -> None:
        """Ask for the house rules."""
        self._tasks.query(company_profile, self._show)

    def began_with(self, filled: Company) -> None:
        """The form was filled with these rules."""
        self._seen = Seen(asdict(filled), lambda session: asdict(_shown(company_profile(session))))

    def save(self, name: str, fiscal_year_start: int, log_days: str, stall_days: str) -> None:
        """Keep the house rules, or say what is wrong with them."""
        errors = self._errors(name, log_days, stall_days)
        if self._view is not None:
            self._view.show_errors(errors)
        if errors:
            return
        draft = CompanyDraft(name, fiscal_year_start, int(log_days), int(stall_days))
        work = partial(self._change, draft)
        verb = work if self._seen is None else self._seen.guarding(work)
        typed = Company(name, fiscal_year_start, str(int(log_days)), str(int(stall_days)))
        self._tasks.act(verb, partial(self._saved, typed), self._refused, frozenset({Topic.COMPANY}))

    def _errors(self, name: str, log_days: str, stall_days: str) -> dict[str, str]:
        errors = {}
        if not name:
            errors["name"] = self._texts("Enter the company's name; it heads every form.")
        if not (log_days.isdecimal() and int(log_days) <= MOST_LOG_DAYS):
            errors["log_days"] = self._texts("Enter a number of days from 0 to 31.")
        if not (stall_days.isdecimal() and int(stall_days) in STALL_DAYS):
            errors["stall_days"] = self._texts("Enter a number of days from 1 to 365.")
        return errors

    def _saved(self, typed: Company, _answer: Any) -> None:
        self.began_with(typed)
        if self._view is not None:
            self._view.settle()
        self._messages.tell(self._texts("The company was saved."))

    def _refused(self, error: QianjiError) -> None:
        if isinstance(error, ChangedElsewhereError) and self._seen is not None and self._view is not None:
            filled, self._seen = self._seen.filled, Seen(error.theirs, self._seen.read)
            self._view.show_changed_elsewhere(filled, error.theirs)
        else:
            self._messages.fail(error.sentence(self._texts))

    def _show(self, company: CompanyProfile) -> None:
        self._kept(company)
        if self._view is not None:
            self._view.show_company(_shown(company))


def _shown(company: CompanyProfile) -> Company:
    return Company(company.name, company.fiscal_year_start, str(company.log_days), str(company.stall_days))
