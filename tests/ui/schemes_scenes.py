"""Scenes of the schemes page."""

from collections.abc import Callable

from desktop.domain.scheme import RuleKind
from desktop.ui.kit.page import Page
from desktop.ui.schemes.editor import Tab
from desktop.ui.schemes.page import Part, SchemesPage
from tests.ui.scenes import Scene

PLACE = "schemes"


def on_page(act: Callable[[SchemesPage], None]) -> Callable[[Page], None]:
    """The act for whatever page is shown."""

    def prepared(page: Page) -> None:
        assert isinstance(page, SchemesPage)
        act(page)

    return prepared


def listed(part: Part) -> Callable[[Page], None]:
    """Show a part of the lists, whatever was open before."""

    def act(page: SchemesPage) -> None:
        page.editor.left.emit()
        page.parts.choose(part)
        page.parts.chosen.emit(part)

    return on_page(act)


def opened(page: SchemesPage) -> None:
    """Open the usual scheme as it is kept."""
    if page.editor.discard_button.isVisibleTo(page) and page.editor.discard_button.isEnabled():
        page.editor.discard_button.click()
    page.table.opened.emit(page.table.model.rows[0])


def on_tab(tab: Tab) -> Callable[[Page], None]:
    """Show a part of the scheme opened."""
    return on_page(lambda page: page.editor.choose(tab))


def line_form(page: SchemesPage) -> None:
    """Open the form of the second line, by bands of which two leave a gap."""
    page.editor.items.edit_wanted.emit(1)
    panel = page.editor.panel
    panel.rule.set_value(RuleKind.BANDS)
    panel.rule.box.picked.emit(RuleKind.BANDS)
    panel.bands.show_rows(
        [
            {"lower": "", "upper": "100000", "points": "40"},
            {"lower": "150000", "upper": "300000", "points": "80"},
            {"lower": "300000", "upper": "", "points": "120"},
        ]
    )
    panel.bands.edited.emit()


def wrong_grades(page: SchemesPage) -> None:
    """Leave a gap between two grades."""
    page.editor.choose(Tab.GRADES)
    page.editor.grades.grades.box(1, "upper").setText("85")
    page.editor.grades.grades.edited.emit()


def trial(page: SchemesPage) -> None:
    """Work out the last period."""
    page.editor.choose(Tab.TRIAL)
    page.editor.trial.run()


def indicator_form(page: SchemesPage) -> None:
    """Write a formula."""
    page.create_new()
    panel = page.indicator_panel
    panel.name.set_value("每访签约额")
    panel.name_en.set_value("Signed per visit")
    panel.formula.set_value("signed_amount / effective_visits")
    panel.check()


SCENES = (
    Scene("schemes", PLACE, listed(Part.SCHEMES)),
    Scene("scheme_lines", PLACE, listed(Part.SCHEMES), on_page(opened)),
    Scene("scheme_line", PLACE, on_page(opened), on_page(line_form)),
    Scene("scheme_grades", PLACE, on_page(opened), on_page(wrong_grades)),
    Scene("scheme_rules", PLACE, on_page(opened), on_tab(Tab.RULES)),
    Scene("scheme_trial", PLACE, on_page(opened), on_page(trial)),
    Scene("own_indicators", PLACE, listed(Part.INDICATORS)),
    Scene("own_indicator", PLACE, listed(Part.INDICATORS), on_page(indicator_form)),
    Scene("points", PLACE, listed(Part.INDICATORS), on_page(lambda page: page.own.assessment_button.click())),
    Scene("raters", PLACE, listed(Part.HOUSE)),
)
