"""The sentences around a paste grid; no toolkit."""

from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.desk import GridDesk


def pasted_words(desk: GridDesk) -> tuple[str, str]:
    """What was pasted last and how it was understood; both empty where nothing was."""
    pasted, _ = desk.pasted, desk.texts
    if pasted is None:
        return "", ""
    titles = {column.name: column.title for column in desk.columns}
    meant = [titles[name] for name in pasted.layout.meanings if name]
    unused = sum(
        bool(heading) and not name
        for heading, name in zip(pasted.layout.headings, pasted.layout.meanings, strict=False)
    )
    if not pasted.layout.skipped:
        said = _("Pasted {rows} rows × {columns} columns, without headings")
    elif unused:
        said = _("Pasted {rows} rows × {columns} columns, {unused} of them not used")
    else:
        said = _("Pasted {rows} rows × {columns} columns, all headings recognised")
    told = said.format(rows=pasted.rows, columns=len(pasted.layout.meanings), unused=unused)
    if pasted.beyond:
        told = _("{told}; {beyond} rows found no room: import them as a file").format(told=told, beyond=pasted.beyond)
    return told, _(", ").join(meant)


def counts_words(desk: GridDesk) -> str:
    """How many rows there are, can be saved and need a look."""
    counts, _ = desk.counts(), desk.texts
    if not counts.rows:
        return _("Nothing entered yet")
    parts = [_.ngettext("{number} row", "{number} rows", counts.rows).format(number=counts.rows)]
    parts.append(_("{number} can be saved").format(number=counts.good))
    if counts.faulty:
        parts.append(
            _.ngettext("{number} needs you", "{number} need you", counts.faulty).format(number=counts.faulty)
        )
    if counts.left_out:
        parts.append(_("{number} left out").format(number=counts.left_out))
    return _.pgettext("between counts", ", ").join(parts)


def save_words(number: int, texts: Translator) -> str:
    """What the primary button says."""
    if not number:
        return texts("Save")
    return texts.ngettext("Save {number} row", "Save {number} rows", number).format(number=number)


def warning_words(desk: GridDesk) -> str:
    """The first warning with its row; empty where there is none."""
    for number, line in enumerate(desk.judged, 1):
        if line.is_good and line.warning is not None:
            return desk.texts("Row {row}: {sentence}").format(row=number, sentence=line.warning[1])
    return ""
