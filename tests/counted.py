"""Which tests count when the lines they run are counted: those of one part of the program.

Watching each line makes a test half as long again. What drives most of the program at once shows nothing by the lines
it runs: where no test of a part runs them too, counting them would hide that nobody asks for them by themselves.
"""

import sys
from collections.abc import Generator

import pytest

# Whole flows, faults, worked figures, comparisons, walks through every page: each runs most of the program for one
# statement about all of it.
WHOLE = (
    "tests/benchmarks/", "tests/faults/", "tests/flows/", "tests/installer/", "tests/released/", "tests/rules/",
    "tests/ui/test_every_key.py", "tests/ui/test_keys_over_pages.py", "tests/ui/test_pages.py",
    "tests/ui/test_small_screens.py", "tests/ui/test_tab_order.py",
)  # fmt: skip


def is_counted(item: pytest.Item) -> bool:
    """Whether the lines this test runs are counted."""
    return not item.nodeid.startswith(WHOLE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Look away during a test that does not count."""
    coverage = sys.modules.get("coverage")
    watch = None if coverage is None or is_counted(item) else coverage.Coverage.current()
    if watch is None:
        return (yield)
    watch.stop()
    try:
        return (yield)
    finally:
        watch.start()
