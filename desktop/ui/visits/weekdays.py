"""Names of weekdays, short as calendars write them; no toolkit."""

from datetime import date

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


def name(day: date, texts: Translator) -> str:
    """The weekday of a day inside a line."""
    _ = texts
    return (
        _.pgettext("weekday", "Mon"),
        _.pgettext("weekday", "Tue"),
        _.pgettext("weekday", "Wed"),
        _.pgettext("weekday", "Thu"),
        _.pgettext("weekday", "Fri"),
        _.pgettext("weekday", "Sat"),
        _.pgettext("weekday", "Sun"),
    )[day.weekday()]
