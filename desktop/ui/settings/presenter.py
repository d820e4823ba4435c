"""Decides what the settings show and when the house rules are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.company import CompanyProfile, company_profile
from desktop.services.company import MOST_LOG_DAYS, STALL_DAYS, CompanyDraft
from desktop.ui.ports import Messages, Tasks, Topic


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

    def settle(self) -> None:
        """What was typed is saved."""
        ...


class SettingsPresenter:
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
        self._view: SettingsView | None = None

    def attach(self, view: SettingsView) -> None:
        """Speak to this page."""
        self._view = view

    def refresh(self) -> None:
        """Ask for the house rules."""
        self._tasks.query(company_profile, self._show)

    def save(self, name: str, fiscal_year_start: int, log_days: str, stall_days: str) -> None:
        """Keep the house rules, or say what is wrong with them."""
        errors = self._errors(name, log_days, stall_days)
        if self._view is not None:
            self._view.show_errors(errors)
        if errors:
            return
        draft = CompanyDraft(name, fiscal_year_start, int(log_days), int(stall_days))
        self._tasks.act(lambda: self._change(draft), self._saved, topics=frozenset({Topic.COMPANY}))

    def _errors(self, name: str, log_days: str, stall_days: str) -> dict[str, str]:
        errors = {}
        if not name:
            errors["name"] = self._texts("Enter the company's name; it heads every form.")
        if not (log_days.isdecimal() and int(log_days) <= MOST_LOG_DAYS):
            errors["log_days"] = self._texts("Enter a number of days from 0 to 31.")
        if not (stall_days.isdecimal() and int(stall_days) in STALL_DAYS):
            errors["stall_days"] = self._texts("Enter a number of days from 1 to 365.")
        return errors

    def _saved(self, _answer: Any) -> None:
        if self._view is not None:
            self._view.settle()
        self._messages.tell(self._texts("The company was saved."))

    def _show(self, company: CompanyProfile) -> None:
        self._kept(company)
        if self._view is not None:
            days = (str(company.log_days), str(company.stall_days))
            self._view.show_company(Company(company.name, company.fiscal_year_start, *days))
