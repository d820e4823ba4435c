"""The record of changes in the owner's words: what a verb is about, and what happened."""

from collections.abc import Mapping

from desktop.errors import N_

ABOUT: Mapping[str, str] = {
    "absence": N_("Absence"), "action": N_("Improvement action"), "activity": N_("Activity"),
    "attachment": N_("Attachment"), "award": N_("Award"),
    "award_kind": N_("Sort of award"), "calendar": N_("Working days"),
    "commission": N_("Commission"), "commission_plan": N_("Commission plan"),
    "company": N_("Company"), "complaint": N_("Complaint"), "conduct": N_("Conduct"), "customer": N_("Customer"),
    "customer_quality": N_("Quality of a customer"), "customers": N_("Customers"), "deal": N_("Deal"),
    "evaluation": N_("Evaluation of a period"), "feedback": N_("Market feedback"), "file": N_("File"),
    "filter": N_("Saved filter"), "finding": N_("Finding"), "import_shape": N_("Columns of a file"),
    "indicator": N_("Own indicator"), "logo": N_("Logo"), "measure": N_("Measure"), "milestone": N_("Milestone"),
    "notice": N_("Visit to check"), "password": N_("Password"),
    "paper": N_("Look of the forms"), "points": N_("Given points"),
    "position": N_("Position"),
    "quality_table": N_("Factors of quality"),
    "receipt": N_("Instalment or receipt"), "review": N_("Review form"), "sample": N_("Sample company"),
    "scheme": N_("Scheme"), "season": N_("Season of targets"), "signing": N_("Contract"),
    "staff": N_("Staff member"), "stage": N_("Stage"), "survey": N_("Customer survey"),
    "targets": N_("Target plan"), "team": N_("Team"),
    "visit": N_("Visit"), "word": N_("Word of a list"), "words": N_("Word lists"),
}  # fmt: skip
HAPPENED: Mapping[str, str] = {
    "added": N_("added"), "asked_again": N_("compared again"),
    "batch_added": N_("several added"), "batch_logged": N_("several entered"),
    "batch_removed": N_("several taken out"), "bonus_overridden": N_("bonus set by hand"),
    "bonus_restored": N_("bonus computed again"), "brought_back": N_("brought back"),
    "calibrated": N_("grade calibrated"), "changed": N_("changed"), "check_in_removed": N_("check-in taken out"),
    "check_in_restored": N_("check-in brought back"), "checked": N_("looked at"), "checked_in": N_("checked in"),
    "cleared": N_("cleared"), "code_renewed": N_("recovery code made anew"),
    "completed": N_("completed"), "computed": N_("computed"), "copied": N_("copied"),
    "created": N_("made"), "day_decided": N_("day decided"), "day_taken_back": N_("day as before"),
    "default": N_("made the usual one"), "discarded": N_("discarded"),
    "drafted": N_("drafted"), "due_changed": N_("due day changed"), "due_undone": N_("due day as before"),
    "edited": N_("text edited"), "ended": N_("ended"), "entered": N_("entered"), "finalised": N_("finalised"),
    "forgotten": N_("forgotten"), "founded": N_("founded"), "given": N_("given"), "given_anew": N_("given anew"),
    "granted": N_("granted"),
    "guided": N_("guide of grades changed"), "handed_over": N_("handed over"), "imported": N_("imported"),
    "interviewed": N_("interview recorded"), "kept": N_("kept"), "key_renewed": N_("key made anew"),
    "kept_apart": N_("judged to be two"), "landed": N_("landed"), "logged": N_("entered"),
    "lost": N_("lost"), "made_usual": N_("made the usual one"), "merged": N_("put together"),
    "moved": N_("moved to another stage"), "ordered": N_("put in another order"),
    "overridden": N_("set by hand"), "override_dropped": N_("computed again"), "parted": N_("taken apart again"),
    "rated": N_("rated by others"), "raters_weighed": N_("weights of raters changed"), "removed": N_("taken out"),
    "renamed": N_("renamed"), "renewed": N_("computed anew"), "reopened": N_("reopened"),
    "refused": N_("signature refused"),
    "returned": N_("computed words put back"),
    "restored": N_("brought back"), "retired": N_("retired"), "self_evaluated": N_("self-evaluation read"),
    "set": N_("set"), "settled": N_("settled"), "signature_restored": N_("signature noted again"),
    "signed": N_("signed on paper"), "switched": N_("switched on or off"),
    "taken_back": N_("taken back"), "terminated": N_("terminated"), "unsettled": N_("no longer settled"),
    "unsigned": N_("signature taken out"),
    "week_changed": N_("week changed"), "won": N_("won"),
}  # fmt: skip
PARTICULARS: Mapping[str, str] = {
    "file": N_("file"), "name": N_("name"), "period": N_("period"), "reason": N_("reason"), "day": N_("day"),
    "created": N_("new"), "updated": N_("changed"), "removed": N_("removed"), "restored": N_("restored"),
    "former": N_("before"), "before": N_("before"), "count": N_("number"), "points": N_("points"),
    "value": N_("value"), "amount": N_("amount"), "computed": N_("as computed"), "override": N_("by hand"),
    "bonus": N_("bonus"), "grade": N_("grade"), "due_on": N_("due on"),
    "was_due_on": N_("due on"), "done_on": N_("done on"), "settled_on": N_("settled on"),
    "landed_on": N_("opened on"), "terminated_on": N_("ended on"), "since": N_("since"),
}  # fmt: skip
SUMS = frozenset({"amount", "bonus", "computed", "override", "before"})  # yuan, where they are numbers


def about(verb: str) -> str:
    """What a verb is about, an English msgid; the verb's own word where nobody named it."""
    word = verb.partition(".")[0]
    return ABOUT.get(word, word)


def happened(verb: str) -> str:
    """What happened, an English msgid."""
    word = verb.partition(".")[2]
    return HAPPENED.get(word, word)
