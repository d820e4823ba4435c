"""Where pages stand one below the other: sizes in px of a room, for the size of paper and the zoom chosen."""

from dataclasses import dataclass

from desktop.ui.reports.zoom import GAP, Fit, Zoom

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A page's box in px, from the upper left corner of all pages."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first px below the page."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class PageStack:
    """Pages laid out for a room; `sizes` in points, all else in px."""

    sizes: tuple[Size, ...]
    zoom: Zoom
    room: tuple[int, int]
    places: tuple[Place, ...]
    width: int
    height: int

    def scale(self, page: int) -> float:
        """Px for one point of a page."""
        return self.zoom.scale(self.sizes[page], self.room)

    def seen(self, top: int, beyond: int = 0) -> list[int]:
        """The pages in sight when the room begins at `top`, with so many more above and below."""
        bottom = top + self.room[1]
        found = [page for page, place in enumerate(self.places) if place.bottom > top and place.top < bottom]
        if not found:
            return []
        return list(range(max(found[0] - beyond, 0), min(found[-1] + beyond, len(self.places) - 1) + 1))

    def foremost(self, top: int) -> int:
        """The page that takes the most of the room."""
        bottom = top + self.room[1]

        def share(page: int) -> int:
            place = self.places[page]
            return min(place.bottom, bottom) - max(place.top, top)

        return max(self.seen(top), key=share, default=0)

    @property
    def overhang(self) -> int:
        """How far the widest page reaches beyond the room; a fitted one never does."""
        return 0 if self.zoom.fit in (Fit.WIDTH, Fit.PAGE) else max(self.width - self.room[0], 0)


def stacked(sizes: tuple[Size, ...], zoom: Zoom, room: tuple[int, int]) -> PageStack:
    """Lay pages out, in the middle of the room."""
    boxes = []
    for size in sizes:
        scale = zoom.scale(size, room)
        boxes.append((round(size[0] * scale), round(size[1] * scale)))
    width = max((wide for wide, _high in boxes), default=0) + 2 * GAP
    places, top = [], GAP
    for wide, high in boxes:
        places.append(Place((max(room[0], width) - wide) // 2, top, wide, high))
        top += high + GAP
    return PageStack(sizes, zoom, room, tuple(places), width, top if places else 0)
