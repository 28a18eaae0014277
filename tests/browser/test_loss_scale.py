"""The axis of losses goes as far down as losses can be told apart, and no farther."""

import pytest

from playground.stage.player import player_script

SHARES = """async ([script, losses, floor]) => {
  const source = [script, "\\nexport const { lossScale } = $scales;"];
  const { lossScale } = await import(URL.createObjectURL(new Blob(source, { type: "text/javascript" })));
  const scale = lossScale([Float32Array.from(losses)], { low: floor, high: floor + 100, floor }, 100);
  return losses.map((loss) => scale.share(Math.fround(loss)));
}"""


@pytest.fixture
def shares(browser):
    """shares(losses, floor): where each loss stands, 0 at the bottom, 1 at the top."""
    page = browser.new_page()
    yield lambda losses, floor: page.evaluate(SHARES, [player_script(), losses, floor])
    page.close()


def test_tiny_losses_above_zero_are_told_apart(shares):
    high, tiny, less, none = shares([1.0, 8e-22, 8e-23, 0.0], 0.0)
    assert high > tiny > less > none == 0


def test_what_differs_by_rounding_alone_is_no_comb(shares):
    """Beside -1.03 a float32 cannot tell 1e-8 from 2e-8."""
    high, clear, *rounded = shares([0.5, -1.031, -1.03162844, -1.03162842, -1.03162845], -1.0316284534)
    assert high > clear > 0
    assert rounded == [0, 0, 0]
