"""Figures, dates and names as words of a sentence, in either language."""
