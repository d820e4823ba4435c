"""One finding: an edge in its colour, name and effect, the text, its cause in a soft box, the way to its records."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QWidget

from desktop.domain.review import ReviewFinding
from desktop.i18n import Translator
from desktop.reports.figures import number
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.buttons import icon_button, link_button, plain_button, primary_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fields import LongTextField
from desktop.ui.kit.focus_place import name_place
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftKeeping
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.save_key import SAVING, act_by_keys
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

WAY_BACK = "Ctrl+Shift+R"


class FindingBox(QFrame):
    """Shows a finding; `edit` None makes it read-only."""

    def __init__(
        self,
        look: Look,
        finding: ReviewFinding,
        tone: Tone,
        edit: Callable[[], None] | None,
        records: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        _ = look.texts
        self.setProperty("edge", tone.value)
        outer = column(self, 4, QMargins(11, 1, 0, 1))
        layout = column(spacing=4)
        outer.addLayout(layout)
        head = row(spacing=6)
        title = ElidedLabel(role="strong")
        title.show_text(finding.title)
        head.addWidget(title)
        effect = effect_text(finding, _)
        if effect:
            head.addWidget(words(effect, f"impact-{tone.value}"))
        head.addStretch(1)
        if finding.is_edited:
            head.addWidget(words(_("Rewritten"), "caption"))
        if edit is not None:
            name = _("Rewrite: {title}").format(title=finding.title)
            self.edit_button = icon_button(look, "pencil", name, edit, 14)
            self.edit_button.setProperty("small", "true")
            name_place(self.edit_button, finding_place(finding.finding_id))
            head.addWidget(self.edit_button)
        layout.addLayout(head)
        layout.addWidget(selectable(finding.text))
        add_stale(layout, look, finding.stale)
        if finding.cause:
            layout.addWidget(_cause(finding.cause, tone, _))
        if records is not None and finding.record_ids:
            count = len(finding.record_ids)
            told = _.ngettext("{number} record ›", "{number} records ›", count).format(number=count)
            link = link_button(told, records)
            name_place(link, f"records of {finding.finding_id}")
            outer.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class FindingEditor(QFrame):
    """Rewrites a finding in place."""

    saved = Signal()
    cancelled = Signal()
    way_back_wanted = Signal()

    def __init__(self, look: Look, finding: ReviewFinding, has_cause: bool) -> None:
        super().__init__()
        _ = look.texts
        self.finding_id = finding.finding_id
        self.seen: Seen | None = None  # the finding as the editor was filled with it
        self._before = (finding.text, finding.cause)
        self.setProperty("edge", Tone.ACCENT.value)
        self.place = finding_place(finding.finding_id)
        name_place(self, self.place)
        layout = column(self, 8, QMargins(11, 1, 0, 1))
        self.text = LongTextField("text", finding.title, lines=5, required=True)
        self.text.set_value(finding.text)
        self.cause = LongTextField("cause", _("Cause"), lines=3)
        self.cause.set_value(finding.cause)
        self.merging = MergeView(look)
        self.drafts = DraftKeeping(look, Form(self.text, self.cause), self)
        for widget in (self.drafts.offered, self.merging, self.text, self.cause):
            layout.addWidget(widget)
        self.cause.setVisible(has_cause)  # only now: without a parent it would be a window of its own
        layout.addWidget(words(language_note(_), "caption", wrap=True))
        if finding.has_way_back:
            layout.addWidget(way_back(look, self, self.way_back_wanted.emit), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(editor_foot(look, self, self._save, self.cancelled.emit))

    @property
    def is_dirty(self) -> bool:
        """Whether anything was changed."""
        return (self.text.value(), self.cause.value()) != self._before

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        """Show what was made of the finding elsewhere."""
        self.merging.show_merge({"text": self.text, "cause": self.cause}, filled, theirs)

    def entered_cause(self) -> str | None:
        """The cause, None where the finding has none to write."""
        return None if self.cause.isHidden() else self.cause.value()

    def _save(self) -> None:
        if self.merging.settle():
            self.saved.emit()

    def show_errors(self, errors: dict[str, str], sentence: str) -> None:
        """Say what is wrong under the text."""
        self.text.set_error(errors.get("text", sentence))


def finding_place(finding_id: int) -> str:
    """The name of the place where a finding stands, shown or edited."""
    return f"finding {finding_id}"


def add_stale(layout: QLayout, look: Look, told: str) -> None:
    """Say below a text that it was written of another figure, where that is so."""
    if told:
        notice = Notice(look)
        layout.addWidget(notice)
        notice.say(told, Tone.WARN)


def effect_text(finding: ReviewFinding, texts: Translator) -> str:
    """What a finding did to the total, "" where that is nothing to tell."""
    shown = number(finding.impact, signed=True)
    return (
        texts.pgettext("effect", "{points} points").format(points=shown) if finding.impact and shown != "0.0" else ""
    )


def language_note(texts: Translator) -> str:
    """Which language's forms an edit reaches."""
    return texts("Changes the English text; Chinese forms keep theirs.")


def way_back(look: Look, editor: QWidget, go: Callable[[], None]) -> QPushButton:
    """What leads from the owner's words to the computed ones, by a click or a key."""
    _ = look.texts
    link = link_button(_("Back to the computed words"), go)
    told = _("Puts what the program wrote in the place of your words")
    link.setToolTip(f"{told} ({WAY_BACK})")
    act_by_keys(editor, [WAY_BACK], go)
    return link


def editor_foot(look: Look, editor: QWidget, save: Callable[[], None], cancel: Callable[[], None]) -> QWidget:
    """Cancel and save, with Escape and the keys that save."""
    foot = QWidget()
    layout = row(foot, 8)
    layout.addStretch(1)
    layout.addWidget(plain_button(look, look.texts("Cancel"), cancel))
    layout.addWidget(primary_button(look, look.texts("Save"), save))
    act_by_keys(editor, SAVING, save)
    act_by_keys(editor, ["Esc"], cancel)
    return foot


def selectable(text: str, role: str = "") -> QLabel:
    """A text that may be copied from."""
    label = words(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _cause(cause: str, tone: Tone, texts: Translator) -> QFrame:
    box = surface(tone.value if tone in (Tone.WARN, Tone.BAD, Tone.OK) else "tile")
    layout = column(box, 2, QMargins(10, 6, 10, 7))
    label = selectable(texts("Cause: {text}").format(text=cause), "cause")
    layout.addWidget(label)
    return box
