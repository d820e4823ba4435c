"""What is asked before a window goes in which a form is half written."""

from collections.abc import Callable
from enum import Enum, auto

from desktop.i18n import Translator
from desktop.ui.messages import Question


class Occasion(Enum):
    """Why a window goes."""

    CLOSING = auto()
    LANGUAGE = auto()  # another window in another language takes its place
    FILE = auto()  # another window on another file takes its place


def question_before(occasion: Occasion, texts: Translator, agreed: Callable[[], None]) -> Question:
    """The question whether what is half written may be dropped; keeping it is the default."""
    _ = texts
    asked, act = {
        Occasion.CLOSING: (_("Close although a form is not saved?"), _("Close without saving")),
        Occasion.LANGUAGE: (_("Change the language although a form is not saved?"), _("Change without saving")),
        Occasion.FILE: (_("Open another file although a form is not saved?"), _("Open without saving")),
    }[occasion]
    return Question(asked, _("What was entered in it would be lost."), act, _("Go on writing"), agreed)
