"""Names of weekdays inside a line or beside a box to tick; no toolkit."""

from desktop.i18n import Translator


def weekday_names(texts: Translator) -> tuple[str, ...]:
    """All seven, Monday first."""
    _ = texts
    return (
        _.pgettext("weekday", "Mon"),
        _.pgettext("weekday", "Tue"),
        _.pgettext("weekday", "Wed"),
        _.pgettext("weekday", "Thu"),
        _.pgettext("weekday", "Fri"),
        _.pgettext("weekday", "Sat"),
        _.pgettext("weekday", "Sun"),
    )
