"""Round numbers for an axis; no toolkit."""

from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(top: float, most: int = 5, whole: bool = False) -> tuple[float, ...]:
    """Round numbers from 0 to at least `top`, at most `most` steps apart; `whole` keeps counts whole."""
    if top <= 0:
        return (0.0, 1.0)
    rough = top / most
    size = 10.0 ** floor(log10(rough))
    step = next(each * size for each in _STEPS if each * size >= rough * (1 - 1e-9))
    if whole:
        step = max(1.0, float(ceil(step)))
    return tuple(number * step for number in range(ceil(top / step - 1e-9) + 1))
