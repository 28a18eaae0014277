"""The axis of losses goes down as far as losses can be distinguished, and no further."""

import pytest

SCALES = "player/chart/scales.js"
SHARES = """({ lossScale }, [losses, floor, rounding]) => {
  const scale = lossScale([Float32Array.from(losses)], { low: floor, high: floor + 100, floor, rounding }, 100);
  return losses.map((loss) => scale.share(Math.fround(loss)));
}"""


@pytest.fixture
def shares(with_modules):
    """shares(losses, floor, rounding): where each loss stands, 0 at the bottom, 1 at the top."""
    return lambda losses, floor, rounding=0.0: with_modules([SCALES], SHARES, [losses, floor, rounding])


def test_tiny_losses_above_zero_are_told_apart(shares):
    high, tiny, less, none = shares([1.0, 8e-22, 8e-23, 0.0], 0.0)
    assert high > tiny > less > none == 0


def test_what_differs_by_rounding_alone_is_no_comb(shares):
    """Beside -1.03 a float32 cannot tell 1e-8 from 2e-8."""
    high, clear, *rounded = shares([0.5, -1.031, -1.03162844, -1.03162842, -1.03162845], -1.0316284534)
    assert high > clear > 0
    assert rounded == [0, 0, 0]


def test_what_the_surface_itself_cannot_tell_is_no_comb_either(shares):
    """Himmelblau's losses end at 1e-29, though a float32 could tell 1e-45."""
    high, clear, *rounded = shares([1.0, 1e-24, 7e-30, 8e-31, 0.0], 0.0, 1.6e-28)
    assert high > clear > 0
    assert rounded == [0, 0, 0]
