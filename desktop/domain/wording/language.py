"""What the texts need of the outside: sentences of one language, and the days of a period."""

from datetime import date
from typing import Protocol

CHINESE = "zh_CN"
ENGLISH = "en"


class Texts(Protocol):
    """The sentences of one language; `desktop.i18n.Translator` is one."""

    @property
    def language(self) -> str:
        """The language's code."""
        ...

    def gettext(self, message: str) -> str:
        """The sentence for `message`."""
        ...

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The sentence for a counted thing."""
        ...


class Span(Protocol):
    """A period as the texts need it; `desktop.domain.period.Period` is one."""

    @property
    def start(self) -> date:
        """The first day."""
        ...

    @property
    def end(self) -> date:
        """The last day, included."""
        ...

    @property
    def kind(self) -> str:
        """week, month, quarter, half_year, year or custom."""
        ...
