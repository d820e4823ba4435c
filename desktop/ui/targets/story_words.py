"""The story of a target in sentences: what it rests on, what to doubt, how it was revised."""

from desktop.domain.exact import half_up
from desktop.domain.period import whole_months
from desktop.domain.target_checks import Doubt, Doubted, Suggestion
from desktop.domain.target_rates import over_months
from desktop.domain.targets import TargetLevel
from desktop.domain.wording.numbers import percent, plain
from desktop.i18n import CHINESE, Translator
from desktop.queries.target_story import RevisionLine, TargetStory
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.targets.figures import Scale


def suggestion_words(found: Suggestion, scale: Scale) -> str:
    """The suggestion with every number it rests on."""
    _ = scale.texts
    joint = "、" if _.language == CHINESE else ", "
    figures = joint.join(
        f"{each.period.short_label()} {scale.shown(each.actual)}" for each in found.periods if each.actual is not None
    )
    if scale.unit:
        sentence = _("{value}, from a mean of {mean} × {stretch} %. The mean is of {figures} ({unit}).")
    else:
        sentence = _("{value}, from a mean of {mean} × {stretch} %. The mean is of {figures}.")
    mean = half_up(found.mean / int(scale.factor), 2)
    return sentence.format(
        value=scale.shown(found.value), mean=plain(mean, 2, trim=True),
        stretch=f"{found.stretch.normalize():f}", figures=figures, unit=scale.unit,
    )  # fmt: skip


def doubt_words(found: Doubted, story: TargetStory, scale: Scale) -> str:
    """One doubt with the figure it rests on."""
    _ = scale.texts
    reference = scale.exact(found.reference) if found.reference is not None else NO_VALUE
    if found.doubt is Doubt.OUT_OF_REACH:
        if story.indicator.higher_is_better:
            said = _("More than twice the best of the last {number} periods ({reference}): hardly within reach.")
        else:
            said = _("Less than half of the best of the last {number} periods ({reference}): hardly within reach.")
    elif found.doubt is Doubt.BELOW_MEAN:
        said = _("Easier than what was reached on average in the last {number} periods ({reference}).")
    else:
        said = {
            Doubt.NO_NUMBER: _("Without a number it cannot be measured."),
            Doubt.NO_PERIOD: _("Without a period nobody knows when it is due."),
        }[found.doubt]
    return said.format(number=len(story.past), reference=reference)


def revision_words(line: RevisionLine, scale: Scale) -> tuple[str, str]:
    """What changed, and when and why."""
    _ = scale.texts
    before = scale.exact(line.before) if line.before is not None else ""
    after = scale.exact(line.after) if line.after is not None else ""
    if line.before is None:
        told = _("Set to {after}").format(after=after)
    elif line.after is None:
        told = _("Taken out, it was {before}").format(before=before)
    else:
        told = f"{before} → {after}"
    why = line.reason or (_("from the file {file}").format(file=line.file) if line.file else "")
    return told, f"{line.day.isoformat()} · {why}" if why else line.day.isoformat()


def level_words(story: TargetStory, level: TargetLevel, scale: Scale) -> tuple[str, str]:
    """A level's figure, and its percent of the usual one."""
    value, usual = story.levels.get(level), story.levels.get(TargetLevel.SPRINT)
    if value is None:
        return NO_VALUE, ""
    return scale.exact(value), percent(value * 100 / usual, scale.texts.language) if usual else ""


def length_words(story: TargetStory, scale: Scale) -> str:
    """What a retention or churn target means for a month, a quarter and a year; empty for other indicators."""
    months = whole_months(story.place.start, story.place.end)
    if story.figure is None or not months:
        return ""
    rates = [over_months(story.indicator.code, story.figure.value, months, wanted) for wanted in (1, 3, 12)]
    month, quarter, year = (percent(rate, scale.texts.language) if rate is not None else "" for rate in rates)
    if not month:
        return ""
    sentence = scale.texts("As much as {month} a month, {quarter} a quarter, {year} a year.")
    return sentence.format(month=month, quarter=quarter, year=year)


def check_words(texts: Translator, *, is_set: bool, has_past: bool) -> str:
    """What is said where nothing is to be doubted."""
    if not is_set:
        return texts("There is no target for exactly these days yet.")
    if not has_past:
        return texts("There are no figures of earlier periods to hold it against yet.")
    return texts("It has a number and a period, and lies within what was reached so far.")
