"""Figures, dates and names as words of a sentence, in either language."""

from desktop.domain.wording.language import CHINESE, ENGLISH, Texts
from desktop.domain.wording.words import Words, Writer, words_in

__all__ = ["CHINESE", "ENGLISH", "Texts", "Words", "Writer", "words_in"]
