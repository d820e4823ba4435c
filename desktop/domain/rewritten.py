"""Texts the owner rewrote, held against the figure they were written of."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicators import Indicator
from desktop.domain.wording import Words
from desktop.domain.wording.language import CHINESE, Texts
from desktop.errors import N_


@dataclass(frozen=True, slots=True)
class StaleText:
    """A text in one language that was written when a figure was another; None stands for no data."""

    person: str
    indicator: Indicator
    language: str
    then: Decimal | None
    now: Decimal | None

    def mark(self, texts: Texts) -> str:
        """What is said beside the text itself."""
        return texts.gettext(N_("This text was written when “{indicator}” was {then}; it is {now} now.")).format(
            **self._values(texts)
        )

    def sentence(self, texts: Texts) -> str:
        """What a list of things to look at says."""
        message = (
            N_("{person}: a Chinese text was written when “{indicator}” was {then}; it is {now} now. Read it again.")
            if self.language == CHINESE
            else N_(
                "{person}: an English text was written when “{indicator}” was {then}; it is {now} now. Read it again."
            )
        )
        return texts.gettext(message).format(person=self.person, **self._values(texts))

    def _values(self, texts: Texts) -> dict[str, str]:
        return {
            "indicator": self.indicator.called(texts),
            "then": shown(self.indicator, self.then, texts),
            "now": shown(self.indicator, self.now, texts),
        }


def shown(indicator: Indicator, figure: Decimal | None, texts: Texts) -> str:
    """A figure as texts write it."""
    return texts.gettext(N_("without data")) if figure is None else Words(texts).value(indicator, figure)
