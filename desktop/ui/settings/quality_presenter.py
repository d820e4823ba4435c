"""Decides what the card of quality factors shows, and turns what was typed into a table."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from desktop.domain.quality_table import USUAL, Bands, Factor, QualityTable
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality_table import quality_table
from desktop.services.seen import Seen
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.values import Values
from desktop.ui.money import percent_text
from desktop.ui.ports import EVERYTHING, Messages, Tasks
from desktop.ui.presenter import Presenter

NAMES: Mapping[Factor, str] = {
    Factor.CAPITAL: N_("Registered capital"),
    Factor.YEARS: N_("Years in business"),
    Factor.TRACK_RECORD: N_("Track record"),
    Factor.REPUTATION: N_("Reputation"),
    Factor.CREDIT: N_("Credit"),
}
WEIGHTS: Mapping[Factor, str] = {
    Factor.CAPITAL: N_("Registered capital, %"),
    Factor.YEARS: N_("Years in business, %"),
    Factor.TRACK_RECORD: N_("Track record, %"),
    Factor.REPUTATION: N_("Reputation, %"),
    Factor.CREDIT: N_("Credit, %"),
}
CAPITAL, YEARS = "capital_bands", "years_bands"
FIELDS = (
    *(FieldSpec(factor.value, name, Input.TEXT, is_required=True, example="20") for factor, name in WEIGHTS.items()),
    FieldSpec(
        CAPITAL, N_("Points for registered capital (yuan)"), Input.OWN, hint=N_("Each row reaches up to the next one")
    ),
    FieldSpec(YEARS, N_("Points for years in business"), Input.OWN, hint=N_("Complete years on the day of signing")),
)


class QualityTableView(Protocol):
    """What the presenter expects of its card."""

    def show_table(self, summary: str, is_usual: bool) -> None:
        """Show the table in force in one line."""
        ...

    def open_editor(self, values: Mapping[str, object]) -> None:
        """Show the form."""
        ...

    @property
    def editor(self) -> FormView:
        """The form."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class QualityTablePresenter(Presenter[QualityTableView]):
    """Speaks to one card; `change` keeps a table and gives back the former one."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, change: Callable[[QualityTable], QualityTable]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._change = change
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, EVERYTHING)
        self._table = USUAL

    def refresh(self) -> None:
        """Ask for the table in force."""
        self._tasks.query(quality_table, self._show)

    def edit(self) -> None:
        """Open the form."""
        values = _values_of(self._table)
        self._flow.begin(Seen(values, lambda session: _values_of(quality_table(session))))
        self.view.open_editor(values)

    def save(self, values: Values) -> None:
        """Keep what was entered, or say what is wrong."""
        weights, errors = self._weights(values)
        bands: dict[str, Bands] = {}
        for name in (CAPITAL, YEARS):
            found = _bands(values.chosen(name))
            if found is None:
                errors[name] = self._texts("Enter whole numbers in both columns, for example 1,000,000 and 60.")
            else:
                bands[name] = found
        self.view.editor.show_errors(errors)
        if not errors:
            self._keep(QualityTable(weights, bands[CAPITAL], bands[YEARS]))

    def use_usual(self) -> None:
        """Go back to the table the program came with."""
        self._keep(USUAL)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        self._flow.abandoned(reopen)

    def _keep(self, table: QualityTable) -> None:
        def kept(former: QualityTable) -> None:
            self.view.close_editor()
            self._flow.tell(
                self._texts("The quality factors hold from the next calculation on."),
                lambda: self._change(former),
                self._texts("The former quality factors hold again."),
            )

        self._flow.keep_seen(lambda: self._change(table), kept)

    def _weights(self, values: Values) -> tuple[dict[Factor, int], dict[str, str]]:
        weights: dict[Factor, int] = {}
        errors: dict[str, str] = {}
        for factor in Factor:
            number = _whole(values.text(factor.value))
            if number is None:
                errors[factor.value] = self._texts("Enter a whole number from 0 to 100.")
            else:
                weights[factor] = number
        return weights, errors

    def _show(self, table: QualityTable) -> None:
        self._table = table
        parts = [
            f"{self._texts(NAMES[factor])} {percent_text(Decimal(weight), self._texts)}"
            for factor, weight in table.weights.items()
            if weight
        ]
        self.view.show_table(" · ".join(parts), table == USUAL)


def _values_of(table: QualityTable) -> dict[str, Any]:
    weights: dict[str, Any] = {factor.value: str(weight) for factor, weight in table.weights.items()}
    return weights | {CAPITAL: table.capital_bands, YEARS: table.years_bands}


def _whole(text: str) -> int | None:
    plain = text.replace(",", "").replace("，", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 12 else None


def _bands(typed: Any) -> Bands | None:
    pairs = [(_whole(lower), _whole(points)) for lower, points in typed or ()]
    whole = tuple((lower, points) for lower, points in pairs if lower is not None and points is not None)
    return whole if len(whole) == len(pairs) else None
