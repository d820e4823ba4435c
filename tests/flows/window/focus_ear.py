"""A process of its own that hears on the accessibility bus what takes the focus, and writes down the names."""

import json
import sys
from typing import Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusArgument, QDBusConnection, QDBusMessage

CONTROL, EVENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Event.Object"
REGISTRY = "org.a11y.atspi.Registry"
FOCUSED = 1 << 12  # among the states of a control


class Ear(QObject):
    """Listens as long as it lives."""

    def __init__(self, session: str) -> None:
        super().__init__()
        starter = QDBusConnection.connectToBus(session, "session")
        (address,) = _ask(starter, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self._bus = QDBusConnection.connectToBus(address, "accessibility")
        self._bus.connect("", "", EVENT, "StateChanged", self, SLOT("heard(QDBusMessage)"))  # type: ignore[call-overload] # bytes by the stubs, text in truth
        _ask(
            self._bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "object:state-changed:focused"
        )
        _write("listening")

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """Write down what has taken the focus; pages made ready unseen speak of it too, without having it."""
        if message.arguments()[:2] == ["focused", 1]:
            place = (message.service(), message.path())
            states = _ask(self._bus, *place, CONTROL, "GetState")
            names = _ask(self._bus, *place, "org.freedesktop.DBus.Properties", "Get", CONTROL, "Name")
            if states and names and _first(states[0]) & FOCUSED:
                _write(names[0].variant() if hasattr(names[0], "variant") else names[0])


def _ask(bus: QDBusConnection, service: str, path: str, interface: str, member: str, *arguments: str) -> list[Any]:
    """What is answered, nothing where what was asked is gone."""
    message = QDBusMessage.createMethodCall(service, path, interface, member)
    message.setArguments(arguments)
    answer = bus.call(message)
    return answer.arguments() if answer.type() is QDBusMessage.MessageType.ReplyMessage else []


def _first(numbers: QDBusArgument) -> int:
    numbers.beginArray()
    return int(numbers.asVariant())


def _write(name: object) -> None:
    sys.stdout.write(json.dumps(str(name)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = QCoreApplication([])
    ear = Ear(sys.argv[1])
    application.exec()
