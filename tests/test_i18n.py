"""A translator joins sentences as its language does."""

from desktop.i18n import CHINESE, ENGLISH, translator


def test_between_english_sentences_stands_a_blank() -> None:
    assert translator(ENGLISH).sentences("It is gone.", "", "Enter it anew.") == "It is gone. Enter it anew."


def test_between_chinese_sentences_stands_nothing() -> None:
    assert translator(CHINESE).sentences("已删除。", "", "请重新录入。") == "已删除。请重新录入。"
