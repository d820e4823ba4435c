"""The language nobody speaks is spoken until its end, and not after it."""

from desktop.i18n import ENGLISH, Translator, translator
from tests.ui.pseudo import spoken_as_english


def said(english: Translator) -> list[str]:
    """A sentence, one in a context and a counted one."""
    return [english("Save"), english.pgettext("page", "Staff"), english.ngettext("{number} day", "{number} days", 2)]


def test_whatever_was_said_before_is_stretched_and_plain_again_afterwards() -> None:
    english = translator(ENGLISH)
    before = said(english)

    with spoken_as_english():
        meanwhile = said(english)
        english.pgettext("act", "Finalise")

    assert all(told.startswith("[") for told in meanwhile)
    assert said(english) == before
    assert english.pgettext("act", "Finalise") == "Finalise"
