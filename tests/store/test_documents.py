import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.documents import _writer, document_text

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DOCUMENTS = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8
)


class TestDocumentText:
    @given(DOCUMENTS)
    def test_is_what_the_standard_library_writes(self, document: Any) -> None:
        assert document_text(document) == json.dumps(document)

    def test_refuses_what_is_no_document(self) -> None:
        with pytest.raises(TypeError):
            document_text({"day": object()})

    def test_is_the_same_without_the_quick_encoder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("json.encoder.c_make_encoder", None)

        write = _writer()

        assert "".join(write({"zh_CN": "王龚", "en": [1, None]}, 0)) == json.dumps({"zh_CN": "王龚", "en": [1, None]})
