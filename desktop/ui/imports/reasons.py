"""Why a row is rejected, in the window's words."""

from collections.abc import Callable

from desktop.errors import N_
from desktop.exchange.sentences import UNKNOWN_CREATABLE
from desktop.i18n import Translator

TICK = N_(
    "There is no {what} “{name}”. Correct the name, or tick “Add new customers, products, teams …”: then the import "
    "adds it."
)


def worded(texts: Translator) -> Callable[[str], str]:
    """The language of an import's reasons, naming the box where ticking it would help."""
    return lambda told: texts(TICK if told == UNKNOWN_CREATABLE else told)
