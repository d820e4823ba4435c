"""A field for a password: hidden unless the owner wants to see it, and nothing is trimmed from it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.kit.fields import Field

MOST = 1024  # signs; more cannot be a password


class SecretField(Field):
    """One line that shows dots; what stands in it is kept in no draft."""

    def __init__(self, name: str, label: str, required: bool = False, hint: str = "") -> None:
        self.box = QLineEdit()
        super().__init__(name, label, self.box, required, hint)
        self.box.setMaxLength(MOST)
        self.box.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.box.textEdited.connect(lambda _text: self.edited.emit())
        self.show_secret(False)

    def value(self) -> str:
        """The password as it was typed, blanks included."""
        return self.box.text()

    def set_value(self, value: str | None) -> None:
        """Put in a password; nothing empties the field."""
        self.box.setText(value or "")

    def show_secret(self, is_shown: bool) -> None:
        """Show what is typed, or dots."""
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
