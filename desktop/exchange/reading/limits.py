"""The bounds of what is read, so that no file can fill the memory or keep the owner waiting."""

FILE_BYTES = 50 << 20
UNPACKED_BYTES = 200 << 20  # what a workbook may unpack to
PACKAGE_ENTRIES = 1_000
PACKED_RATIO, RATIO_FROM_BYTES = 200, 20 << 20  # no honest sheet of that size packs so well
ROWS, COLUMNS = 200_000, 256
CELLS = 4_000_000
CELL_CHARACTERS = 32_767
CHILD_MEMORY_BYTES = 400 << 20
# Seconds of the processor: a computer busy with other work takes longer on the clock and is not refused.
CHILD_SECONDS, SECONDS_PER_MEGABYTE = 20, 4
PATIENCE = 30  # seconds on the clock for each of them, for a process that does not come to work at all

OUT_OF_MEMORY = 99  # how the child ends that may use no more
OUT_OF_TIME = 98  # what a process ends with that counted its seconds by itself


def seconds_for(size: int) -> int:
    """How many seconds of the processor a file of `size` bytes may take."""
    return CHILD_SECONDS + SECONDS_PER_MEGABYTE * (size >> 20)
