"""A profile's figures as texts: lines of the timeline, bars of the trend, axes of the radar."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.exact import round_half_up
from desktop.domain.perspectives import perspective_name, subtotals
from desktop.domain.review import ReviewForm
from desktop.domain.wording.numbers import money, plain
from desktop.i18n import Translator
from desktop.queries.person.course import Score
from desktop.queries.person.timeline import Deed, Entry
from desktop.ui.kit.charts.figures import FigureRow, RadarAxis, TrendBar
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.tones import Tone

FEWEST_AXES, MOST_AXES = 3, 8


@dataclass(frozen=True, slots=True)
class Shape:
    """Points by perspective, or by indicator where a score card has too few perspectives for a shape."""

    axes: tuple[RadarAxis, ...]
    rows: tuple[FigureRow, ...]
    is_by_item: bool
    latest: str  # the period
    former: str  # the one it is held against, "" for none


def deed_word(deed: Deed, texts: Translator) -> tuple[str, Tone]:
    """What an entry of the timeline is."""
    _ = texts
    return {
        Deed.REVIEW: (_.pgettext("deed", "Evaluation"), Tone.ACCENT),
        Deed.AWARD: (_.pgettext("deed", "Award"), Tone.WARN),
        Deed.SIGNING: (_.pgettext("deed", "Contract"), Tone.OK),
        Deed.ACTION: (_.pgettext("deed", "Action done"), Tone.OK),
        Deed.VISIT: (_.pgettext("deed", "Visit"), Tone.NEUTRAL),
    }[deed]


def entry_note(entry: Entry, texts: Translator) -> str:
    """What stands beside an entry's title."""
    if entry.deed is Deed.SIGNING and entry.share is not None:
        share = texts("own share {share} %").format(share=plain(entry.share, 2, trim=True))
        return texts(" · ").join(part for part in (entry.note, share) if part)
    return entry.note


def entry_figure(entry: Entry, texts: Translator) -> str:
    """The figure that leads to the record; a word where an entry has none."""
    if entry.deed is Deed.REVIEW:
        return points(entry.figure)
    if entry.figure is not None:
        return money(entry.figure, texts.language)
    return texts("Open ›")


def points(value: Decimal | None) -> str:
    """A total or points with one decimal."""
    return NO_VALUE if value is None else plain(value, 1)


def score_bars(scores: Sequence[Score], texts: Translator) -> tuple[TrendBar, ...]:
    """The bars of the trend; a bar's key is its place."""
    return tuple(
        TrendBar(
            each.short,
            None if each.total is None else float(each.total),
            texts(": ").join((each.label, score_words(each, texts))),
            is_running=not each.is_final,
            key=place,
        )
        for place, each in enumerate(scores)
    )


def score_words(score: Score, texts: Translator) -> str:
    """A review in one line: total, grade, place."""
    parts = [points(score.total), score.grade, place_words(score, texts)]
    if not score.is_final:
        parts.append(texts("not finalised"))
    return texts(" · ").join(part for part in parts if part)


def place_words(score: Score, texts: Translator) -> str:
    """The place among those of the scheme, "" without one."""
    if score.rank is None:
        return ""
    return texts("place {rank} of {number}").format(rank=score.rank, number=score.rank_of)


def score_rows(scores: Sequence[Score]) -> tuple[FigureRow, ...]:
    """The same as a table, the latest first; a row's key is its bar's."""
    rows = (
        FigureRow(
            (
                each.label,
                points(each.total),
                each.grade or NO_VALUE,
                NO_VALUE if each.rank is None else f"{each.rank} / {each.rank_of}",
            ),
            key=place,
        )
        for place, each in enumerate(scores)
    )
    return tuple(rows)[::-1]


def shape_of(latest: ReviewForm, former: ReviewForm | None, texts: Translator) -> Shape:
    """The latest review as a shape beside the one before it."""
    now = _by_perspective(latest, texts)
    before = _by_perspective(former, texts) if former is not None else {}
    is_by_item = sum(value is not None for value in now.values()) < FEWEST_AXES
    if is_by_item:
        now, before = _by_item(latest), _by_item(former) if former is not None else {}
    axes = tuple(
        RadarAxis(
            name,
            None if value is None else float(value),
            _tip(name, value, before.get(name), former, texts),
            None if (was := before.get(name)) is None else float(was),
            key=name,
        )
        for name, value in list(now.items())[:MOST_AXES]
    )
    rows = tuple(FigureRow((name, points(value), points(before.get(name))), key=name) for name, value in now.items())
    return Shape(axes, rows, is_by_item, latest.period_label, former.period_label if former is not None else "")


def is_a_shape(shape: Shape) -> bool:
    """Whether there are enough points to draw one."""
    return sum(axis.value is not None for axis in shape.axes) >= FEWEST_AXES


def _by_perspective(form: ReviewForm, texts: Translator) -> dict[str, Decimal | None]:
    return {perspective_name(each.perspective, texts): _shown(each.reached) for each in subtotals(form.items)}


def _by_item(form: ReviewForm) -> dict[str, Decimal | None]:
    return {item.name: _shown(item.points) for item in form.items}


def _shown(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_half_up(value, 1)


def _tip(
    name: str, value: Decimal | None, before: Decimal | None, former: ReviewForm | None, texts: Translator
) -> str:
    if value is None:
        return texts("{name}: not scored").format(name=name)
    if before is None or former is None:
        return texts("{name}: {points} points").format(name=name, points=points(value))
    return texts("{name}: {points} points, {before} in {period}").format(
        name=name, points=points(value), before=points(before), period=former.period_title
    )
