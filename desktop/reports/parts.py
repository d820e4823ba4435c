"""What every part of a form uses: the form, its language, its columns, and the head of a section."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.review import ReviewForm
from desktop.i18n import Translator, translator
from desktop.reports.columns import Columns, columns
from desktop.reports.flow import Row
from desktop.reports.look import (
    ACCENT,
    CAPTION,
    HEAD,
    LEADING,
    LEFT,
    RIGHT,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TEXT,
    Type,
)
from desktop.reports.sheet import Sheet, width

Made = TypeVar("Made")
HEAD_HEIGHT = 20.4  # from the end of the part above to the rule under the head
SMALL_FROM = 1.0  # here the type of texts gets smaller, too
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Order:
    """One form to be set, with its language's texts and widths."""

    form: ReviewForm
    translate: Translator
    columns: Columns
    closeness: float = 0.0  # from 0 upwards: set closer, where that saves a page
    options: PaperOptions = USUAL
    shared: dict[str, object] = field(default_factory=dict)  # what closer settings of the same form have in common

    def closer(self, closeness: float) -> "Order":
        """The same form, to be set closer."""
        return replace(self, closeness=closeness)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` makes; all closer settings of this form in the same type get the first one's."""
        if not self.is_tight:
            return make()
        return self.always(f"{name}, small" if self.is_small else name, make)

    def always(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` makes the first time, however close the form is set."""
        if name not in self.shared:
            self.shared[name] = make()
        return cast(Made, self.shared[name])

    def head(self, title: str, note: str = "") -> Row:
        """A section's head over the whole width."""
        return head(title, note, height=self.head_height)

    @property
    def head_height(self) -> float:
        """From the end of the part above to the rule under a section's head, in points."""
        return HEAD_HEIGHT - 2.5 * self.closeness

    @property
    def leading(self) -> float:
        """From line to line of a text, in points."""
        return LEADING - 0.9 * self.closeness

    @property
    def is_tight(self) -> bool:
        """Whether anything is set closer: then columns change their widths with their texts, too."""
        return self.closeness > 0

    @property
    def is_small(self) -> bool:
        """Whether texts are set in the smallest type, too."""
        return self.closeness >= SMALL_FROM

    @property
    def text(self) -> Type:
        """The type of texts."""
        return SMALL if self.is_small else TEXT

    @property
    def strong(self) -> Type:
        """The type of what stands out in texts."""
        return SMALL_STRONG if self.is_small else STRONG

    @property
    def language(self) -> str:
        """The language of the form."""
        return self.translate.language


def order(form: ReviewForm, options: PaperOptions = USUAL) -> Order:
    """The order for a form in its own language, not set close."""
    return Order(form, translator(form.language), columns(form.language), options=options)


def head(title: str, note: str = "", left: float = LEFT, right: float = RIGHT, height: float = HEAD_HEIGHT) -> Row:
    """A section's head with its rule and a note at its right end; it stays with what follows."""

    def draw(sheet: Sheet, top: float) -> None:
        taken = width(title, HEAD)
        room = right - left
        sheet.text((left, top + height - 4.6), title, HEAD, room=room)
        if note:
            sheet.text((right, top + height - 4.6), note, CAPTION, "right", room=max(room - taken - _GAP, 40))
        sheet.rule(left, right, top + height, 0.8, ACCENT)

    return Row(height, draw, keep=True)
