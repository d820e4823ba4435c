"""What the texts need of the outside: the sentences of one language."""

from typing import Protocol

CHINESE = "zh_CN"
ENGLISH = "en"


class Texts(Protocol):
    """The sentences of one language; `desktop.i18n.Translator` is one."""

    def __hash__(self) -> int:
        """What is worked out of the sentences is kept by it."""
        ...

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
