"""What was noticed, in words that never accuse; no toolkit."""

from desktop.domain.visit_notices import Notice, NoticeKind
from desktop.i18n import Translator


def kind_words(kind: NoticeKind, texts: Translator) -> tuple[str, str]:
    """What a kind is called, and why it is worth a look."""
    _ = texts
    return {
        NoticeKind.SAME_TEXT: (_("The same words again"), _("Perhaps a form of words, or a row entered twice.")),
        NoticeKind.MEETING_TWICE: (_("Twice on one day"), _("Perhaps two meetings, or one entered twice.")),
        NoticeKind.SAME_MINUTE: (
            _("Entered later in one go"),
            _("After a week dates are easily mistaken."),
        ),
        NoticeKind.BURST: (_("An unusually full day"), _("Perhaps a fair or a tour; then all is well.")),
        NoticeKind.NO_NEXT_STEP: (_("Nothing agreed next"), _("A next step keeps a good talk from running dry.")),
        NoticeKind.NO_OUTCOME: (_("Outcome not said"), _("Without an outcome a visit does not count as effective.")),
    }[kind]


def notice_words(notice: Notice, texts: Translator) -> str:
    """What was noticed about whom, in one sentence."""
    _, first = texts, notice.visits[0]
    number = len(notice.visits)
    values = {
        "name": first.staff,
        "number": number,
        "customer": first.customer,
        "day": f"{first.day:%m-%d}",
        "usual": notice.usual,
    }
    match notice.kind:
        case NoticeKind.SAME_TEXT:
            said = _("{name}: {number} visits with the same words")
        case NoticeKind.MEETING_TWICE:
            said = _("{name}: {number} visits to {customer} on {day}")
        case NoticeKind.SAME_MINUTE:
            said = _("{name}: {number} visits of {days} days, entered in one minute on {entered}")
            values["days"] = len({visit.day for visit in notice.visits})
            values["entered"] = f"{first.entered_on:%m-%d}"
        case NoticeKind.BURST:
            said = _("{name}: {number} visits on {day}; usually {usual} a day")
        case NoticeKind.NO_NEXT_STEP:
            said = _.ngettext(
                "{name}: {number} effective visit without a next step",
                "{name}: {number} effective visits without a next step",
                number,
            )
        case _:
            said = _.ngettext(
                "{name}: {number} visit without an outcome", "{name}: {number} visits without an outcome", number
            )
    return said.format(**values)
