"""What comes through the door to the owner's attention."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.messages import Message, Messages, Question

NAME, TOLD = "abc\u202evsc.csv", "abc�vsc.csv"


@pytest.mark.usefixtures("qapp")
def test_a_name_turns_no_message_and_no_question_round() -> None:
    messages, said, asked = Messages(QApplication.instance()), list[Message](), list[Question]()
    messages.said.connect(said.append)
    messages.asked.connect(asked.append)

    for say in (messages.tell, messages.begin, messages.warn, messages.fail):
        say(f"Written: {NAME}")
    messages.ask(f"Replace {NAME}?", f"There is\n{NAME}.", "Replace", "Leave it", lambda: None)

    assert {message.sentence for message in said} == {f"Written: {TOLD}"}
    assert (asked[0].question, asked[0].explanation) == (f"Replace {TOLD}?", f"There is\n{TOLD}.")
