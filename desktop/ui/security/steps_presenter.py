"""Decides how the steps go on: the password is looked at, then the recovery code is shown and a group typed back."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.domain.passwords import refuse_weak
from desktop.domain.recovery_code import GROUPS, cleaned, groups_of
from desktop.errors import RequestError
from desktop.i18n import Translator
from desktop.ui.presenter import Presenter
from desktop.ui.security.steps import Entered, Steps


class StepsView(Protocol):
    """What the presenter expects of its form."""

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong at which field: present, password, again, group."""
        ...

    def show_code(self, code: str, number: int) -> None:
        """Show the recovery code and ask for the group of this number, counted from 1."""
        ...

    def finish(self, entered: Entered) -> None:
        """Everything is entered."""
        ...


class StepsPresenter(Presenter[StepsView]):
    """Leads one form through its steps; `make_code` gives a new recovery code."""

    def __init__(self, texts: Translator, steps: Steps, make_code: Callable[[], str]) -> None:
        self._texts = texts
        self.steps = steps
        self._make_code = make_code
        self._entered = Entered()
        self._number = 1

    def go_on(self, present: str, password: str, again: str, renews_key: bool) -> None:
        """Take the first step: to the recovery code where there is one, else to the end."""
        if self._view is None:
            return
        errors = self._errors(present, password, again)
        self._view.show_errors(errors)
        if errors:
            return
        self._entered = Entered(present, password, self._entered.code, renews_key)
        if not (self.steps.tells_code or renews_key):
            self._view.finish(replace(self._entered, code=""))
            return
        # The same code stays while the owner goes back and forth: it may be printed already.
        code = self._entered.code or self._make_code()
        self._entered = replace(self._entered, code=code)
        self._number = secrets.randbelow(GROUPS) + 1
        self._view.show_code(code, self._number)

    def confirm(self, typed: str) -> None:
        """Take the last step once the group asked for was typed."""
        if self._view is None:
            return
        if cleaned(typed) == groups_of(self._entered.code)[self._number - 1]:
            self._view.show_errors({})
            self._view.finish(self._entered)
            return
        told = self._texts("That is not group {number}. Look at the copy you keep, not at the screen.")
        self._view.show_errors({"group": told.format(number=self._number)})

    def _errors(self, present: str, password: str, again: str) -> dict[str, str]:
        errors: dict[str, str] = {}
        if self.steps.asks_present and not present:
            errors["present"] = self._texts("Enter the present password.")
        if self.steps.asks_new:
            try:
                refuse_weak(password)
            except RequestError as problem:
                errors["password"] = problem.sentence(self._texts)
            else:
                if again != password:
                    errors["again"] = self._texts("The two passwords differ.")
        return errors
