"""The cut through the surface, measured on what is drawn."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from playground.scene.palette import PALETTES
from playground.study.cut import cut
from playground.study.cut_figure import cut_figure

POINT, NEXT = np.array([-0.7, 0.6]), np.array([-0.65, 0.5])


@pytest.mark.parametrize("direction", ["x", "y", "step"])
@pytest.mark.parametrize("landscape", sorted(LANDSCAPES))
def test_the_slope_is_that_of_the_drawn_curve(landscape, direction):
    """From differences of the drawn cut beside the point."""
    surface = LANDSCAPES[landscape]
    low, high = np.array(surface.domain).T
    point = low + 0.37 * (high - low)
    following = point + 1e-4 * (high - low) * (1.0, -0.6)
    drawn = cut(surface, point, following, direction)
    figure = cut_figure(drawn, PALETTES["light"], "#000000", surface.axes)
    curve, tangent, mark, *_ = figure["data"]
    here = int(np.flatnonzero(curve["x"] == mark["x"][0])[0])
    assert curve["y"][here] == mark["y"][0] == tangent["y"][here]
    rise = tangent["y"][here + 1] - tangent["y"][here - 1]
    assert rise / (curve["x"][here + 1] - curve["x"][here - 1]) == pytest.approx(drawn.slope, rel=1e-9, abs=1e-12)
    close = cut(surface, point, following, direction, whole=False)
    place = int(np.flatnonzero(close.along == close.here)[0])
    rise, run = (part[place + 1] - part[place - 1] for part in (close.losses, close.along))
    steepest = np.abs(np.diff(close.losses) / np.diff(close.along)).max()
    assert rise / run == pytest.approx(drawn.slope, abs=0.01 * steepest)


@pytest.mark.parametrize(("direction", "axis"), [("x", 0), ("y", 1)])
def test_along_an_axis(direction, axis):
    surface = LANDSCAPES["rosenbrock"]
    drawn = cut(surface, POINT, NEXT, direction)
    assert (drawn.here, drawn.there) == pytest.approx((POINT[axis], NEXT[axis]))
    assert (drawn.along[0], drawn.along[-1]) == pytest.approx(surface.domain[axis])
    assert drawn.slope == surface.gradient(*POINT)[axis]
    assert drawn.loss == surface.value(*POINT)


def test_along_the_step_the_next_point_lies_on_the_curve():
    surface = LANDSCAPES["himmelblau"]
    drawn = cut(surface, POINT, NEXT, "step")
    assert drawn.there == pytest.approx(np.hypot(*(NEXT - POINT)))
    assert drawn.there_loss == pytest.approx(surface.value(*NEXT))
    assert surface.contains(tuple(POINT + drawn.along[-1] * (NEXT - POINT) / drawn.there * (1 - 1e-12)))


def test_without_a_next_point_it_is_cut_along_x():
    for following in (POINT, np.full(2, np.nan)):
        drawn = cut(LANDSCAPES["sphere"], POINT, following, "step")
        assert (drawn.direction, drawn.there) == ("x", None)


def test_a_point_off_the_map_has_a_cut_of_its_own():
    drawn = cut(LANDSCAPES["sphere"], np.array([100.0, 0.0]), np.array([90.0, 0.0]), "step")
    assert drawn.along[0] < 0 < drawn.along[-1]
    assert np.isfinite(drawn.losses).all()
