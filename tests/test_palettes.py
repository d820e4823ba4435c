"""A picture with few colours still says what its colours mean."""

from PIL import Image, ImageChops, ImageDraw

from tests.palettes import with_few_colours

SURFACE, ROW, AMBER = (0x17, 0x1B, 0x22), (0x18, 0x1D, 0x24), (0xF0, 0xB1, 0x52)
FEW = 32


def dark_page() -> Image.Image:
    """Two dark surfaces, red and blue letters in all their edges, and a thin line in amber."""
    picture = Image.new("RGB", (256, 120), SURFACE)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 40, 255, 60), fill=ROW)
    for shade in range(256):
        pen.line((shade, 70, shade, 85), fill=(shade, shade // 2, shade // 2))
        pen.line((shade, 90, shade, 105), fill=(shade // 4, shade // 3, shade))
    pen.line((10, 110, 20, 110), fill=AMBER)
    return picture


def test_a_warning_stays_amber_however_small_it_is() -> None:
    shown = with_few_colours(dark_page(), FEW).convert("RGB").getpixel((15, 110))

    assert isinstance(shown, tuple)
    assert max(abs(kept - meant) for kept, meant in zip(shown, AMBER, strict=True)) < 20


def test_surfaces_that_differ_by_a_shade_stay_apart() -> None:
    kept = with_few_colours(dark_page(), FEW).convert("RGB")

    assert (kept.getpixel((5, 5)), kept.getpixel((5, 50))) == (SURFACE, ROW)


def test_no_colour_is_far_from_itself_and_no_more_are_used_than_allowed() -> None:
    page = dark_page()

    small = with_few_colours(page, FEW)

    kept = small.convert("RGB")
    apart = ImageChops.difference(page, kept).getextrema()
    assert max(most for _least, most in apart) < 40  # type: ignore[misc] # one pair for each of three colours
    assert len(small.getcolors() or ()) <= FEW


def test_a_picture_of_few_colours_stays_as_it_is() -> None:
    page = Image.new("RGB", (4, 4), SURFACE)
    page.putpixel((1, 1), AMBER)

    kept = with_few_colours(page, FEW).convert("RGB")

    assert kept.tobytes() == page.tobytes()
