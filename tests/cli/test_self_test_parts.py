"""What the self-test tries, where it does not work."""

import sys
from pathlib import Path

import pytest

from desktop.cli import self_test_parts as parts
from desktop.errors import RequestError
from desktop.i18n import CHINESE, catalogue_file
from desktop.reports.fonts import FONTS
from desktop.services import compositor_beside


class TestRefusals:
    def test_each_file_of_texts_or_letters_left_behind_or_cut_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = catalogue_file(CHINESE, "cli")
        (tmp_path / "ui.mo").write_bytes(whole.read_bytes()[:-1000])
        monkeypatch.setattr(
            parts, "catalogue_file", lambda _language, name: whole if name == "cli" else tmp_path / f"{name}.mo"
        )
        monkeypatch.setattr(parts, "FONTS", ("Gone", *FONTS[:1]))

        with pytest.raises(RequestError) as refused:
            parts.refuse_missing_files()

        told = refused.value.sentence(str)
        assert "domain.mo, exchange.mo, reports.mo, services.mo, ui.mo, Gone.ttf." in told

    def test_a_form_on_which_nothing_stands_is_told(self, tmp_path: Path) -> None:
        from reportlab.pdfgen.canvas import Canvas

        form = tmp_path / "form.pdf"
        canvas = Canvas(str(form))
        canvas.showPage()
        canvas.save()

        with pytest.raises(RequestError):
            parts.refuse_blank([form])

    def test_a_process_that_cannot_be_begun_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compositor_beside, "_command", lambda: [sys.executable, "-c", ""])

        with pytest.raises(RequestError):
            parts.refuse_without_process()

    def test_lists_of_words_left_behind_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parts, "spelled", lambda _name, **_kind: ("", ""))

        with pytest.raises(RequestError):
            parts.refuse_unsearchable()

    def test_a_server_that_is_not_there_is_found_missing(self) -> None:
        parts.try_server()

    def test_a_server_that_cannot_be_there_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parts, "connect", lambda _choice: Path("linked"))

        with pytest.raises(RequestError):
            parts.try_server()

    @pytest.mark.parametrize("system", ["win32", "linux"])
    def test_only_a_system_that_always_has_a_keyring_may_not_lack_it(
        self, system: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setattr(parts, "keyring_name", str)

        if system == "linux":
            parts.refuse_without_keyring()
        else:
            with pytest.raises(RequestError):
                parts.refuse_without_keyring()
