"""Backups in the owner's words: how old, how large, why made."""

from datetime import datetime, timedelta

from desktop.domain.rotation import Reason
from desktop.i18n import Translator
from desktop.store.shelf import Backup
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.words import capital
from desktop.ui.tones import Tone

LATE = timedelta(days=7)  # from then on the age of the last backup is a warning


def age(since: datetime, now: datetime, texts: Translator) -> str:
    """How long ago something was: minutes, hours, then days; the clock may have been put back since."""
    _, passed = texts, max(now - since, timedelta())
    minutes, hours, days = int(passed.total_seconds() // 60), int(passed.total_seconds() // 3600), passed.days
    if since - now > timedelta(days=1):
        return _("dated {moment}, ahead of the clock").format(moment=moment_text(since))
    if minutes < 1:
        return _("just now")
    if hours < 1:
        return _.ngettext("{number} minute ago", "{number} minutes ago", minutes).format(number=minutes)
    if days < 1:
        return _.ngettext("{number} hour ago", "{number} hours ago", hours).format(number=hours)
    return _.ngettext("{number} day ago", "{number} days ago", days).format(number=days)


def size_text(size: int) -> str:
    """A size as people read it: 812 KB, 3.4 MB."""
    megabytes = size / (1 << 20)
    return f"{megabytes:,.1f} MB" if megabytes >= 1 else f"{max(1, round(size / 1024))} KB"


def reason_text(reason: Reason, texts: Translator) -> str:
    """Why a copy was put aside."""
    _ = texts
    told = {
        Reason.WISHED: _("you asked for it"),
        Reason.CLOSING: _("on closing"),
        Reason.REGULAR: _("every half hour"),
        Reason.IMPORT: _("before an import"),
        Reason.FINALISED: _("at finalising"),
        Reason.MIGRATION: _("before a new version"),
        Reason.RESTORE: _("before a backup was put back"),
    }[reason]
    return capital(told)


def holds(backup: Backup, texts: Translator) -> str:
    """What a backup holds, in one line."""
    told = texts("{people} people, {visits} visits, {signings} contracts")
    return told.format(people=f"{backup.people:,}", visits=f"{backup.visits:,}", signings=f"{backup.signings:,}")


def check_text(backup: Backup, texts: Translator) -> str:
    """Whether a backup was checked, and is still what it was then."""
    _ = texts
    told = _("changed since") if backup.is_altered else _("checked") if backup.is_verified else _("not checked")
    return capital(told)


def check_tone(backup: Backup) -> Tone:
    """The colour of that."""
    return Tone.BAD if backup.is_altered else Tone.OK if backup.is_verified else Tone.WARN


def moment_text(moment: datetime) -> str:
    """A moment where the owner is."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def backup_columns(texts: Translator) -> tuple[Column[Backup], ...]:
    """When, why, size, contents, and whether the copy was checked."""
    _ = texts

    def count(title: str, name: str) -> Column[Backup]:
        return Column(
            title, lambda each: f"{getattr(each, name):,}" if each.is_verified else NO_VALUE, Cell.NUMBER, 88,
            sort_key=lambda each: getattr(each, name),
        )  # fmt: skip

    return (
        Column(
            _("When"), lambda each: moment_text(each.made_at), Cell.STRONG, 142, sort_key=lambda each: each.made_at
        ),
        Column(_("Why"), lambda each: reason_text(each.reason, _) if each.is_verified else NO_VALUE, Cell.TEXT, 0),
        Column(_("Size"), lambda each: size_text(each.size), Cell.NUMBER, 92, sort_key=lambda each: each.size),
        count(_.pgettext("count", "People"), "people"),
        count(_.pgettext("count", "Visits"), "visits"),
        count(_.pgettext("count", "Contracts"), "signings"),
        Column(_("Check"), lambda each: check_text(each, _), Cell.CHIP, 148, tone=check_tone),
    )  # fmt: skip


def rescue_columns(texts: Translator, now: datetime) -> tuple[Column[Backup], ...]:
    """When, how long ago, why, contents, and whether the copy was checked: what one chooses a backup by."""
    when, why, _size, *counts, check = backup_columns(texts)
    passed: Column[Backup] = Column(
        texts("How long ago"),
        lambda each: capital(age(each.made_at, now, texts)),
        Cell.SOFT,
        120,
        sort_key=lambda each: each.made_at,
    )
    return (when, passed, why, *counts, check)
