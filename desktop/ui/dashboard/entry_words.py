"""The sentences of the to-do list: what, who, how much, since when; they state and never accuse."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.wording.dates import day
from desktop.i18n import Translator
from desktop.queries.dashboard.reminder import About
from desktop.ui.dashboard.entries import Act, Entry, Way
from desktop.ui.dashboard.values import money_text
from desktop.ui.periods import period_title
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.queries.dashboard.reminder import Reminder

ICONS: Mapping[About, str] = {
    About.OVERDUE: "banknote",
    About.FOLLOW_UP: "calendar",
    About.RUN: "clipboard-check",
    About.FINALISE: "clipboard-check",
    About.ACTION: "trending-up",
    About.TARGETS: "target",
    About.STALLED: "history",
    About.EXPIRING: "file-text",
    About.SILENT: "map-pin",
}
TONES: Mapping[About, Tone] = {About.OVERDUE: Tone.BAD, About.FOLLOW_UP: Tone.WARN, About.EXPIRING: Tone.WARN}
NAMED = 4  # names before the rest is a number


def entry_of(each: "Reminder", texts: Translator) -> Entry:
    """The entry of one reminder."""
    return _WORDS[each.about](each, texts)


def rest_of(group: "Sequence[Reminder]", texts: Translator) -> Entry:
    """What is left of a kind, in one line."""
    about, number = group[0].about, len(group)
    amount = sum((each.amount or Decimal(0) for each in group), Decimal(0))
    sentence = _rest_words(about, number, texts).format(number=number, amount=money_text(amount, texts))
    return _entry(about, sentence, "", texts("Show all"), _WHOLE[about])


def _rest_words(about: About, number: int, _: Translator) -> str:
    """Whole sentences, one for each kind."""
    return {
        About.OVERDUE: _.ngettext(
            "{number} more contract is overdue, {amount}", "{number} more contracts are overdue, {amount}", number
        ),
        About.FOLLOW_UP: _.ngettext(
            "{number} more person has follow-ups due", "{number} more people have follow-ups due", number
        ),
        About.RUN: _.ngettext(
            "{number} more period is not evaluated yet", "{number} more periods are not evaluated yet", number
        ),
        About.FINALISE: _.ngettext(
            "{number} more evaluation is not finalised yet",
            "{number} more evaluations are not finalised yet",
            number,
        ),
        About.ACTION: _.ngettext(
            "{number} more improvement action is due", "{number} more improvement actions are due", number
        ),
        About.TARGETS: _.ngettext("{number} more period lacks targets", "{number} more periods lack targets", number),
        About.STALLED: _.ngettext(
            "{number} more deal has not moved for long", "{number} more deals have not moved for long", number
        ),
        About.EXPIRING: _.ngettext(
            "{number} more contract ends soon, {amount}", "{number} more contracts end soon, {amount}", number
        ),
        About.SILENT: _.ngettext(
            "{number} more person has logged no visit lately",
            "{number} more people have logged no visit lately",
            number,
        ),
    }[about]


_WHOLE: Mapping[About, Way] = {
    About.OVERDUE: Way("signings", Wish(state="overdue")),
    About.FOLLOW_UP: Way("visits", Wish(state="follow_ups")),
    About.RUN: Way("evaluations"),
    About.FINALISE: Way("evaluations"),
    About.ACTION: Way("plans"),
    About.TARGETS: Way("targets"),
    About.STALLED: Way("deals", Wish(state="stalled")),
    About.EXPIRING: Way("signings"),
    About.SILENT: Way("staff"),
}


def _entry(about: About, sentence: str, note: str, act: str, way: Way) -> Entry:
    return Entry(ICONS[about], TONES.get(about, Tone.ACCENT), sentence, note, act, way)


def _overdue(each: "Reminder", _: Translator) -> Entry:
    amount = money_text(each.amount or Decimal(0), _)
    sentence = _("{amount} overdue: {customer}").format(amount=amount, customer=each.subject)
    since = _.ngettext("for {days} day", "for {days} days", each.days).format(days=each.days)
    contract = _("Contract {number}").format(number=each.detail) if each.detail else ""
    way = Way("signings", Wish(record_id=each.key, text=each.detail or each.subject, state="receipt"))
    return _entry(each.about, sentence, _joined(since, contract, each.person), _("Record money"), way)


def _follow_up(each: "Reminder", _: Translator) -> Entry:
    when = day(each.day, _.language) if each.day else ""
    if each.number == 1:
        sentence = _("{person} meant to see {customer} again on {day}").format(
            person=each.person, customer=each.subject, day=when
        )
        way = Way("visits", Wish(staff_id=each.staff_id, text=each.subject, state="follow_ups"))
        return _entry(each.about, sentence, each.detail, _("Show visits"), way)
    sentence = _.ngettext(
        "{person} has {number} follow-up due", "{person} has {number} follow-ups due", each.number
    ).format(person=each.person, number=each.number)
    first = _("First on {day}: {customer}").format(day=when, customer=each.subject)
    way = Way("visits", Wish(staff_id=each.staff_id, state="follow_ups"))
    return _entry(each.about, sentence, _joined(first, each.detail), _("Show visits"), way)


def _run(each: "Reminder", _: Translator) -> Entry:
    period = period_title(each.period, _) if each.period else ""
    sentence = _("{period} is not evaluated yet").format(period=period)
    ended = _("It ended on {day}").format(day=day(each.day, _.language)) if each.day else ""
    entry = _entry(each.about, sentence, _joined(ended, each.subject), _("Evaluate"), Way("evaluations", _days(each)))
    return entry if each.key else replace(entry, does=Act.BEGIN)  # a draft is there already


def _finalise(each: "Reminder", _: Translator) -> Entry:
    period = period_title(each.period, _) if each.period else ""
    sentence = _("Evaluation to finalise: {period}").format(period=period)
    note = _.ngettext("{number} interview still to come", "{number} interviews still to come", each.number)
    talks = note.format(number=each.number) if each.number else _("Everybody was interviewed")
    return _entry(each.about, sentence, _joined(talks, each.subject), _("Go on"), Way("evaluations", _days(each)))


def _action(each: "Reminder", _: Translator) -> Entry:
    sentence = _("{person}: {text}").format(person=each.person, text=each.subject)
    when = day(each.day, _.language) if each.day else ""
    late = _.ngettext("Due on {day}, {days} day ago", "Due on {day}, {days} days ago", each.days)
    note = late.format(day=when, days=each.days) if each.days > 0 else _("Due on {day}").format(day=when)
    way = Way("plans", Wish(staff_id=each.staff_id))
    tone = Tone.WARN if each.days > 0 else Tone.ACCENT
    return Entry(ICONS[each.about], tone, sentence, note, _("Mark as done"), way, Act.TICK_OFF, each.key)


def _targets(each: "Reminder", _: Translator) -> Entry:
    period = period_title(each.period, _) if each.period else ""
    sentence = _.ngettext(
        "{period}: {number} person has no target", "{period}: {number} people have no target", each.number
    ).format(number=each.number, period=period)
    names = _(", ").join(each.names[:NAMED])
    if len(each.names) > NAMED:
        names = _("{names} and {number} more").format(names=names, number=len(each.names) - NAMED)
    return _entry(each.about, sentence, names, _("Set targets"), Way("targets"))


def _stalled(each: "Reminder", _: Translator) -> Entry:
    sentence = _.ngettext(
        "No news for {days} day: {customer}",
        "No news for {days} days: {customer}",
        each.days,
    ).format(customer=each.subject, days=each.days)
    amount = money_text(each.amount, _) if each.amount is not None else ""
    note = _joined(each.detail, amount, each.person)
    return _entry(each.about, sentence, note, _("Open the deal"), Way("deals", Wish(record_id=each.key)))


def _expiring(each: "Reminder", _: Translator) -> Entry:
    when = day(each.day, _.language) if each.day else ""
    sentence = _("Contract ends on {day}: {customer}").format(customer=each.subject, day=when)
    left = _.ngettext("{days} day left", "{days} days left", each.days).format(days=each.days)
    amount = money_text(each.amount, _) if each.amount is not None else ""
    way = Way("signings", Wish(record_id=each.key, text=each.detail or each.subject))
    return _entry(each.about, sentence, _joined(left, amount, each.person), _("Open the contract"), way)


def _silent(each: "Reminder", _: Translator) -> Entry:
    sentence = _.ngettext(
        "{person} has logged no visit for {days} working day",
        "{person} has logged no visit for {days} working days",
        each.days,
    ).format(person=each.person, days=each.days)
    last = _("The last one was on {day}").format(day=day(each.day, _.language)) if each.day else ""
    return _entry(each.about, sentence, last, _("Show visits"), Way("visits", Wish(staff_id=each.staff_id)))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _days(each: "Reminder") -> Wish:
    return Wish(start=each.period.start, end=each.period.end) if each.period else Wish()


_WORDS: Mapping[About, Callable[["Reminder", Translator], Entry]] = {
    About.OVERDUE: _overdue,
    About.FOLLOW_UP: _follow_up,
    About.RUN: _run,
    About.FINALISE: _finalise,
    About.ACTION: _action,
    About.TARGETS: _targets,
    About.STALLED: _stalled,
    About.EXPIRING: _expiring,
    About.SILENT: _silent,
}
