"""What narrows the list of customers: words, an owner, a team, kind, region, industry, stalled ones only."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.ui.customers.questions import Surroundings
from desktop.ui.customers.wanted import Wanted
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox


class CustomerFilters(QObject):
    """The controls, which their page lays out; `narrowed` carries what they say after each change."""

    narrowed = Signal(object)

    def __init__(self, look: Look, wanted: Wanted) -> None:
        _ = look.texts
        super().__init__()
        self._texts = look.texts
        self._wanted = wanted
        self.search = SearchBox(look, _("Name, contact or phone"), 200)
        self.owner = Picker((), _("Owner"))
        self.team = Picker((), _("Team"))
        self.kind = Picker((), _("Kind"))
        self.region = Picker((), _("Region"))
        self.industry = Picker((), _("Industry"))
        self.stalled = QCheckBox(_("Stalled only"))
        self.search.searched.connect(lambda _text: self._tell())
        for picker in (self.owner, self.team, self.kind, self.region, self.industry):
            picker.picked.connect(lambda _value: self._tell())
        self.stalled.clicked.connect(lambda _on: self._tell())

    def show(self, wanted: Wanted) -> None:
        """Let the controls say what is shown, without telling anybody."""
        self._wanted = wanted
        for picker, value in (
            (self.owner, wanted.owner_id),
            (self.team, wanted.team_id),
            (self.kind, wanted.kind_id),
            (self.region, wanted.region_id),
            (self.industry, wanted.industry_id),
        ):
            picker.set_value(value)
        self.stalled.setChecked(wanted.is_stalled)
        self.search.show_words(wanted.text)

    def offer(self, found: Surroundings, wanted: Wanted) -> None:
        """Offer what there is; what is in force stays chosen."""
        _ = self._texts
        for picker, everything, choices in (
            (self.owner, _("All staff"), found.people),
            (self.team, _("All teams"), found.teams),
            (self.kind, _("All kinds"), found.kinds),
            (self.region, _("All regions"), found.regions),
            (self.industry, _("All industries"), found.industries),
        ):
            picker.set_options([Option(None, everything), *(Option(each.id, each.label) for each in choices)])
        self.show(wanted)

    def focus(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _tell(self) -> None:
        self._wanted = replace(
            self._wanted,
            owner_id=self.owner.value(),
            team_id=self.team.value(),
            kind_id=self.kind.value(),
            region_id=self.region.value(),
            industry_id=self.industry.value(),
            is_stalled=self.stalled.isChecked(),
            text=self.search.text().strip(),
        )
        self.narrowed.emit(self._wanted)
