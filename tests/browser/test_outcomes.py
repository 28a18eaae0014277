"""The sentence on each path can be read in full, however many there are and however narrow the window."""

import pytest

from tests.browser.conftest import RACING

LONGEST = "Reached the local minimum (-2.81, 3.13) in step 356, then left"
EIGHT = "&optimizers=gradient_descent,momentum,rmsprop,adam,lion,nesterov,adagrad,adamw"
OVERFLOWS = """(all, text) => all.filter((each) => {
  each.textContent = text;
  return each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth;
}).length"""


@pytest.mark.parametrize("layout", ["panels", "overlay"])
@pytest.mark.parametrize("cast", ["", EIGHT])
def test_a_long_outcome_is_not_cut(visit, layout, cast):
    page = visit(
        f"?steps=100&layout={layout}{cast}",
        ready=RACING,
        viewport={"width": 1024, "height": 768},
        reduced_motion="reduce",
    )
    outcomes = page.locator(".ll-outcome")
    assert outcomes.count() == (8 if cast else 4)
    assert outcomes.evaluate_all(OVERFLOWS, LONGEST) == 0
