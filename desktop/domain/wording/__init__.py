"""Figures, dates and names as words of a sentence, in either language."""

from desktop.domain.wording.language import CHINESE, ENGLISH, Texts
from desktop.domain.wording.words import Words, Writer, all_words, the_same

__all__ = ["CHINESE", "ENGLISH", "Texts", "Words", "Writer", "all_words", "the_same"]
