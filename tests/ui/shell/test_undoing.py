"""Acts that can be taken back outlive the messages that told them."""

from desktop.ui.messages import Message, Weight
from desktop.ui.shell.undoing import MOST_KEPT, Undoing


class Diary:
    """Remembers what was taken back."""

    def __init__(self) -> None:
        self.undoing = Undoing("Undo")
        self.undone: list[str] = []

    def did(self, sentence: str, act: str = "Undo") -> Message:
        """Tell an act that can be taken back; the message to show."""
        return self.undoing.noticed(Message(Weight.DONE, sentence, act, lambda: self.undone.append(sentence)))


class TestUndoLatest:
    def test_it_goes_from_the_latest_to_the_earliest(self) -> None:
        diary = Diary()
        for sentence in ("A visit was saved.", "A target was split.", "A contract was removed."):
            diary.did(sentence)

        again = [diary.undoing.undo_latest() for _press in range(4)]

        assert diary.undone == ["A contract was removed.", "A target was split.", "A visit was saved."]
        assert again == [True, True, True, False]

    def test_what_was_undone_by_its_message_is_not_undone_again(self) -> None:
        diary = Diary()
        shown = diary.did("A visit was saved.")

        assert shown.action is not None
        shown.action()
        shown.action()
        diary.undoing.undo_latest()

        assert diary.undone == ["A visit was saved."]


class TestNoticed:
    def test_messages_with_another_button_or_none_are_shown_as_they_are(self) -> None:
        diary = Diary()
        folder, plain = (
            Message(Weight.DONE, "Written.", "Open folder", lambda: None),
            Message(Weight.WARNING, "Look at row 3."),
        )

        shown = (diary.undoing.noticed(folder), diary.undoing.noticed(plain))

        assert shown == (folder, plain)
        assert diary.undoing.recent() == ()

    def test_the_oldest_are_forgotten(self) -> None:
        diary = Diary()
        for number in range(MOST_KEPT + 5):
            diary.did(f"Act {number}")

        recent = diary.undoing.recent()

        assert len(recent) == MOST_KEPT
        assert recent[0].sentence == f"Act {MOST_KEPT + 4}"
