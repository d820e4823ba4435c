"""What the self-test tries, where it does not work."""

from pathlib import Path

import pytest

from desktop.cli import self_test_parts as parts
from desktop.errors import RequestError


class TestRefusals:
    def test_texts_left_behind_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parts, "CHINESE", "en")  # a language whose texts are the keys themselves

        with pytest.raises(RequestError):
            parts.refuse_missing_texts()

    def test_a_form_on_which_nothing_stands_is_told(self, tmp_path: Path) -> None:
        from reportlab.pdfgen.canvas import Canvas

        form = tmp_path / "form.pdf"
        canvas = Canvas(str(form))
        canvas.showPage()
        canvas.save()

        with pytest.raises(RequestError):
            parts.refuse_blank([form])
