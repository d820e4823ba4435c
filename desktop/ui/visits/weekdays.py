"""Heads of the columns of a week; no toolkit."""

from desktop.i18n import Translator


def heads(texts: Translator) -> tuple[str, ...]:
    """Above the columns of a week, Monday first."""
    _ = texts
    return (
        _.pgettext("column of a week", "Mon"),
        _.pgettext("column of a week", "Tue"),
        _.pgettext("column of a week", "Wed"),
        _.pgettext("column of a week", "Thu"),
        _.pgettext("column of a week", "Fri"),
        _.pgettext("column of a week", "Sat"),
        _.pgettext("column of a week", "Sun"),
    )
