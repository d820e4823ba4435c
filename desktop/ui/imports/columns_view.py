"""Which column of the file says what: our columns with dropdowns and sample values, and how figures are meant."""

from decimal import Decimal

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.import_desk import Understanding
from desktop.services.imports import ColumnChoice, columns_of
from desktop.ui.imports.column_line import ColumnLine, Source
from desktop.ui.imports.creates_field import creates_field
from desktop.ui.imports.kinds import kind_options
from desktop.ui.imports.questions import recognised
from desktop.ui.imports.wanted import Wanted
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, clear, column, row, scrolled
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

OPTIONS, AROUND = 300, 40  # px: how wide the questions are, and what stands around them


class ColumnsView(QWidget):
    """Forwards every choice at once; what it amounts to comes back."""

    kind_chosen = Signal(object)
    headers_chosen = Signal(str, object)
    constant_given = Signal(str, str)
    filled = Signal(int, bool)
    options_chosen = Signal(object, object, bool)  # order of dates, unit of amounts, whether new names are added
    map_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._made: Understanding | None = None
        self.lines: dict[str, ColumnLine] = {}
        self._kind = ""
        across = row(self, 14)
        across.addWidget(self._options())
        across.addWidget(self._columns(), 1)

    def _options(self) -> Card:
        _ = self._look.texts
        card = Card()
        self.kind = PickField("kind", _("What the file holds"), kind_options(_))
        self.better = link_button("", self._take_better)
        orders = (
            (None, _("Detect from the file")),
            ("ymd", _("Year, month, day")),
            ("dmy", _("Day, month, year")),
            ("mdy", _("Month, day, year")),
        )
        self.date_order = PickField("date_order", _("Order of dates"), [Option(*order) for order in orders])
        units = (
            (None, _("As in the headings")), (Decimal(1), _("Yuan")), (Decimal(1000), _("Thousands of yuan")),
            (Decimal(10_000), _("万 (10,000 yuan)")), (Decimal(10**6), _("Millions of yuan")),
            (Decimal(10**8), _("亿 (100 million yuan)")),
        )  # fmt: skip
        self.unit = PickField("unit", _("Amounts are in"), [Option(*unit) for unit in units])
        self.creates = creates_field(_)
        card.setFixedWidth(max(OPTIONS, self.creates.sizeHint().width() + AROUND))
        self.remembered = Notice(self._look)
        self.forget_button = plain_button(self._look, _("Forget this mapping"), self.forget_wanted.emit)
        self.map_button = link_button(_("Use a mapping file …"), self.map_wanted.emit)
        body = column(spacing=12)
        parts = (
            self.kind,
            self.better,
            self.date_order,
            self.unit,
            self.creates,
            self.remembered,
            self.forget_button,
        )
        for part in parts:
            body.addWidget(part)
        body.addStretch(1)
        body.addWidget(self.map_button)
        card.body.addLayout(body, 1)
        self.kind.box.picked.connect(self.kind_chosen.emit)
        for field in (self.date_order, self.unit):
            field.box.picked.connect(lambda _value: self._state())
        self.creates.clicked.connect(lambda _on: self._state())
        return card

    def _columns(self) -> Card:
        _ = self._look.texts
        card = Card(_("Columns"), padded=False)
        inside = QWidget()
        body = column(inside, 8, QMargins(16, 4, 16, 14))
        told = _("Choose the file's column for each field; * is required. Values from the file stand beside it.")
        body.addWidget(words(told, "caption", wrap=True))
        self._lines = column(spacing=8)
        body.addLayout(self._lines)
        self.unused = words("", "caption", wrap=True)
        body.addWidget(self.unused)
        body.addStretch(1)
        card.body.addWidget(scrolled(inside), 1)
        return card

    def show_file(self, wanted: Wanted, made: Understanding) -> None:
        """Show how the columns are understood."""
        _ = self._look.texts
        self._made = made
        self.kind.set_value(made.kind)
        names = {option.value: option.label for option in kind_options(_)}
        self.better.setVisible(bool(made.others))
        if made.others:
            self.better.setText(_("Looks like “{kind}”: read it so").format(kind=names[made.others[0]]))
        self.date_order.set_value(wanted.stated.date_order)
        self.unit.set_value(wanted.stated.multiplier)
        self.creates.setChecked(bool(wanted.stated.create))
        self._show_remembered(wanted)
        self._show_lines(wanted, made, columns_of(made.kind, _.language))
        told = _("Not taken from the file: {headings}").format(headings=_(", ").join(made.unused))
        self.unused.setText(told if made.unused else "")

    def _show_remembered(self, wanted: Wanted) -> None:
        shape = wanted.shape
        self.forget_button.setVisible(shape is not None)
        self.remembered.say(recognised(wanted, self._look.texts), Tone.OK)

    def _show_lines(self, wanted: Wanted, made: Understanding, choices: tuple[ColumnChoice, ...]) -> None:
        if made.kind != self._kind:
            self._kind = made.kind
            clear(self._lines)
            self.lines = {}
            for choice in choices:
                self._lines.addWidget(self._line(choice))
        headings = [header for header in dict.fromkeys(made.headers) if header]
        for name, line in self.lines.items():
            line.show_source(self._source(name, wanted, made), headings)

    def _line(self, choice: ColumnChoice) -> ColumnLine:
        line = ColumnLine(self._look, choice)
        line.headers_chosen.connect(self.headers_chosen.emit)
        line.constant_given.connect(self.constant_given.emit)
        line.filled.connect(self._fill)
        self.lines[choice.name] = line
        return line

    def _source(self, ours: str, wanted: Wanted, made: Understanding) -> Source:
        _ = self._look.texts
        places = [place for place in made.taken.get(ours, ()) if place < len(made.headers)]
        samples = [" · ".join(" ".join(text.split()) for text in made.samples[place]) for place in places]
        return Source(
            headers=tuple(made.headers[place] for place in places if made.headers[place]),
            constant=wanted.stated.constants.get(ours),
            sample=" + ".join(samples),
            is_guessed=ours in made.by_contents,
            is_asked=ours in made.doubts or ours in made.lacking,
            is_gappy=len(places) == 1 and places[0] in made.gaps and self._is_needed(ours),
            is_filled=len(places) == 1 and places[0] in wanted.edits.filled,
        )

    def _is_needed(self, ours: str) -> bool:
        return ours in self.lines and self.lines[ours].choice.is_required

    def _fill(self, ours: str, is_filled: bool) -> None:
        if self._made is not None:
            self.filled.emit(self._made.taken[ours][0], is_filled)

    def _take_better(self) -> None:
        if self._made is not None and self._made.others:
            self.kind_chosen.emit(self._made.others[0])

    def _state(self) -> None:
        self.options_chosen.emit(self.date_order.value(), self.unit.value(), self.creates.isChecked())
