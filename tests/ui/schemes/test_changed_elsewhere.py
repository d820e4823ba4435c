"""A scheme, given points and raters' weights that are changed elsewhere while they are being changed here."""

from dataclasses import replace
from decimal import Decimal

from desktop.domain.period import parse_period
from desktop.domain.scheme import Scheme
from desktop.queries.own_indicators import own_indicators
from desktop.services.given_points import BUILT_IN, GivenPoints, given_points
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Schemes
from desktop.ui.schemes.page import Part
from tests.ui.schemes.stage import Stage

Q3 = parse_period("2026Q3")


def test_of_a_scheme_the_parts_only_one_changed_are_put_together(stage: Stage) -> None:
    stage.open()
    editor, opened = stage.page.editor, stage.presenters.page.editor.working.opened
    stage.press("Names and rules", editor.tabs)
    editor.rules.maximum.box.clear()
    editor.rules.maximum.box.insert("150")
    theirs = replace(opened.draft, scheme=replace(opened.draft.scheme, conduct_limit=Decimal(7)), name_en="Theirs")
    _save_elsewhere(stage, opened.scheme_id, theirs)

    stage.click(editor.save_button)
    assert stage.messages.last.sentence == (
        "This scheme was changed elsewhere meanwhile. Taken over from there: Names and rules. "
        "Check it, then save again, or discard your changes to see the others'."
    )
    assert (stage.kept().maximum, editor.rules.name_en.value()) == (Decimal(120), "Theirs")

    stage.click(editor.save_button)
    assert (stage.kept().maximum, stage.kept().conduct_limit) == (Decimal(150), Decimal(7))


def test_where_both_changed_the_same_mine_stays_and_is_named(stage: Stage) -> None:
    stage.open()
    editor, opened = stage.page.editor, stage.presenters.page.editor.working.opened
    before = stage.lines()
    stage.presenters.page.editor.move_item(0, 1)
    mine = stage.lines()
    _save_elsewhere(stage, opened.scheme_id, replace(opened.draft, scheme=_reversed(opened.draft.scheme)))

    stage.click(editor.save_button)

    assert "Changed in both places, yours stand here: Lines." in stage.messages.last.sentence
    assert stage.lines() == mine
    stage.click(editor.discard_button)
    assert stage.lines() == before[::-1]


def test_a_scheme_open_and_left_alone_shows_what_was_made_of_it_elsewhere(stage: Stage) -> None:
    stage.open()
    opened, before = stage.presenters.page.editor.working.opened, stage.lines()

    _save_elsewhere(stage, opened.scheme_id, replace(opened.draft, scheme=_reversed(opened.draft.scheme)))
    stage.page.refresh()  # as news from another machine do

    assert stage.lines() == before[::-1]
    assert not stage.presenters.page.editor.is_changed


def test_while_a_line_is_written_the_others_keep_their_places(stage: Stage) -> None:
    stage.open()
    opened, before = stage.presenters.page.editor.working.opened, stage.lines()
    stage.line(1)
    stage.press("Edit", stage.page.editor)

    _save_elsewhere(stage, opened.scheme_id, replace(opened.draft, scheme=_reversed(opened.draft.scheme)))
    stage.page.refresh()

    assert (stage.page.editor.panel.isVisible(), stage.lines()) == (True, before)


def test_points_nobody_touched_here_are_left_alone_and_others_asked_about(stage: Stage) -> None:
    stage.part(Part.INDICATORS)
    stage.press("Points for the owner's assessment")
    panel, company = stage.page.points_panel, stage.company
    verbs = GivenPoints(company.database)
    verbs.give(BUILT_IN, Q3, {company.wang: Decimal(90), company.li: Decimal(70)})
    stage.qtbot.keyClicks(panel.boxes[company.li], "80")

    stage.press("Save points", panel)
    assert panel.notice.sentence() == "Changed elsewhere meanwhile: 70. Keep again if yours hold."
    stage.press("Save points", panel)

    with company.database.read() as session:
        assert given_points(session, BUILT_IN, Q3) == {company.wang: Decimal(90), company.li: Decimal(80)}


def test_weights_typed_stay_and_replace_others_only_knowingly(stage: Stage) -> None:
    stage.part(Part.HOUSE)
    house = stage.page.house
    for name, text in (("peer", "30"), ("self", "0")):
        house.weights[name].box.selectAll()
        stage.qtbot.keyClicks(house.weights[name].box, text)
    with stage.company.database.read() as session:
        before = own_indicators(session).weights
    first, second, *_rest = before
    theirs = {**before, first: before[first] - 1, second: before[second] + 1}
    Schemes(stage.company.database).weigh_raters(theirs)
    stage.page.refresh()
    typed = house.weights["peer"].value()

    stage.press("Save weights", house)
    told = stage.messages.last.sentence
    stage.press("Save weights", house)

    assert (typed, told.startswith("Changed elsewhere meanwhile: ")) == ("30", True)
    with stage.company.database.read() as session:
        assert own_indicators(session).weights["peer"] == Decimal(30)


def _save_elsewhere(stage: Stage, scheme_id: int | None, draft: SchemeDraft) -> None:
    assert scheme_id is not None
    Schemes(stage.company.database).save(scheme_id, draft)


def _reversed(scheme: Scheme) -> Scheme:
    return replace(scheme, items=scheme.items[::-1])
