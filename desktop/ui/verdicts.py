"""How an action goes and what a review said of it, in a word and a tone: alike wherever it stands."""

from desktop.domain.plan.progress import Effect
from desktop.domain.review import Verdict
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.plans import PlanLine
from desktop.ui.tones import Tone

VERDICT_TONES = {
    Verdict.DONE: Tone.OK,
    Verdict.IMPROVED: Tone.WARN,
    Verdict.NO_CHANGE: Tone.NEUTRAL,
    Verdict.MISSED: Tone.BAD,
    Verdict.NO_DATA: Tone.NEUTRAL,
}
_EFFECTS: dict[Effect, tuple[str, Tone]] = {
    Effect.REACHED: (N_("Reached"), Tone.OK),
    Effect.ON_COURSE: (N_("On course"), Tone.ACCENT),
    Effect.BEHIND: (N_("Behind"), Tone.WARN),
    Effect.BETTER: (N_("Better"), Tone.ACCENT),
    Effect.UNCHANGED: (N_("No change"), Tone.NEUTRAL),
    Effect.WORSE: (N_("Worse"), Tone.BAD),
}


def verdict_word(verdict: Verdict, texts: Translator) -> str:
    """A verdict in a word."""
    _ = texts
    return {
        Verdict.DONE: _.pgettext("verdict", "Reached"),
        Verdict.IMPROVED: _.pgettext("verdict", "Improved"),
        Verdict.NO_CHANGE: _.pgettext("verdict", "No change"),
        Verdict.MISSED: _.pgettext("verdict", "Missed"),
        Verdict.NO_DATA: _.pgettext("verdict", "No data"),
    }[verdict]


def effect_words(line: PlanLine, texts: Translator) -> tuple[str, Tone]:
    """How an action goes in a word, "" where nothing is known; once a review judged it, that review's word."""
    if line.kept is not None:
        return verdict_word(line.kept.verdict, texts), VERDICT_TONES[line.kept.verdict]
    word, tone = _EFFECTS.get(line.course.effect, ("", Tone.NEUTRAL))
    return (texts(word) if word else ""), tone
