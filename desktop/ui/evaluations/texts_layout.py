"""How the texts of a review stand below one another: findings, plan, last plan; the open editor in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.review import ReviewAction, ReviewFinding, ReviewForm
from desktop.ui.evaluations.finding_box import FindingBox, FindingEditor
from desktop.ui.evaluations.finding_tones import tone_of_finding
from desktop.ui.evaluations.plan_rows import ActionEditor, ActionRow, action_place, add_last_plan
from desktop.ui.evaluations.text_ports import NEW
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.focus_place import name_place
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words

Editor = FindingEditor | ActionEditor
RecordsWanted = Callable[[str, str, int], None]  # an indicator, its name, how many records a finding rests on


@dataclass(frozen=True, slots=True)
class Edits:
    """What opens an editor; None as an action begins a new one."""

    finding: Callable[[ReviewFinding], None]
    action: Callable[[ReviewAction | None], None]


def lay_out(
    layout: QVBoxLayout,
    look: Look,
    form: ReviewForm,
    editor: Editor | None,
    edits: Edits | None,
    records_wanted: RecordsWanted,
) -> None:
    """Fill an empty layout with a person's texts; without `edits` they are only read."""
    _ = look.texts
    for heading, findings, nothing in (
        (_("Strengths"), form.strengths, _("Nothing stands out above target.")),
        (_("Weaknesses and causes"), form.weaknesses, _("No item falls short of its target.")),
        (_("To note"), form.remarks, ""),
    ):
        if not findings and not nothing:
            continue
        layout.addWidget(words(heading, "heading", wrap=True))
        if not findings:
            layout.addWidget(words(nothing, "faint", wrap=True))
        for finding in findings:
            if isinstance(editor, FindingEditor) and editor.finding_id == finding.finding_id:
                layout.addWidget(editor)
                continue
            edit = None if edits is None else partial(edits.finding, finding)
            wanted = (finding.indicator, finding.title, len(finding.record_ids))
            records = partial(records_wanted, *wanted) if finding.indicator else None
            layout.addWidget(FindingBox(look, finding, tone_of_finding(finding, form), edit, records))
        layout.addSpacing(4)
    _add_plan(layout, look, form, editor if isinstance(editor, ActionEditor) else None, edits)
    add_last_plan(layout, look, form)


def _add_plan(
    layout: QVBoxLayout, look: Look, form: ReviewForm, editor: ActionEditor | None, edits: Edits | None
) -> None:
    _ = look.texts
    head = row(spacing=8)
    head.addWidget(words(_("Improvement plan"), "heading"))
    head.addStretch(1)
    if edits is not None:
        add = link_button(_("+ Add"), partial(edits.action, None))
        add.setAccessibleName(_("Add an action to the plan"))
        name_place(add, action_place(NEW))
        head.addWidget(add)
    layout.addLayout(head)
    if not form.actions:
        layout.addWidget(words(_("Nothing is planned yet."), "faint"))
    edited = editor.action.action_id if editor and editor.action else NEW
    for action in form.actions:
        if editor is not None and action.action_id == edited:
            layout.addWidget(editor)
            continue
        edit = None if edits is None else partial(edits.action, action)
        layout.addWidget(ActionRow(look, action, edit))
    if editor is not None and edited == NEW:
        layout.addWidget(editor)
