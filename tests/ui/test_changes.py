"""Who changed what."""

from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.ports import Topic


class TestAnnounce:
    def test_everybody_who_listens_hears_the_topics(self, qtbot: QtBot) -> None:
        changes = Changes()
        heard: list[frozenset[Topic]] = []
        changes.listen(heard.append)

        changes.announce(frozenset({Topic.STAFF, Topic.VISITS}))

        assert heard == [frozenset({Topic.STAFF, Topic.VISITS})]

    def test_no_change_is_no_news(self, qtbot: QtBot) -> None:
        changes = Changes()
        heard: list[frozenset[Topic]] = []
        changes.listen(heard.append)

        changes.announce(frozenset())

        assert not heard
