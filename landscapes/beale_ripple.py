"""Beale's valley covered with ripples: the way down is the same, but a small hollow may hold what moves too carefully.

Defined for this collection: E. M. L. Beale's function (1958) plus amp sin(omega x) sin(omega y), a ripple that stands
in for noise but is the same in every run. It breaks the valley's floor up into hollows and passes, whose number and
places depend on amp and omega; they are searched for whenever these are set. Two that are about to merge may be missed.
"""

from functools import lru_cache

import numpy as np

from landscapes.beale import gradient as beale_gradient
from landscapes.beale import hessian as beale_hessian
from landscapes.beale import value as beale_value
from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race, cos, sin

EDGE = 4.5
CELLS = 160  # of the search along each side of the map
NEWTON_STEPS = 8


def value(x, y, amp, omega):
    return beale_value(x, y) + amp * sin(omega * x) * sin(omega * y)


def gradient(x, y, amp, omega):
    gx, gy = beale_gradient(x, y)
    slope = amp * omega
    return gx + slope * cos(omega * x) * sin(omega * y), gy + slope * sin(omega * x) * cos(omega * y)


def hessian(x, y, amp, omega):
    hxx, hxy, hyy = beale_hessian(x, y)
    bend = amp * omega * omega
    crest, twist = bend * sin(omega * x) * sin(omega * y), bend * cos(omega * x) * cos(omega * y)
    return hxx - crest, hxy + twist, hyy - crest


@lru_cache(maxsize=1024)
def critical_points(amp, omega):
    x, y = newton(cells_where_both_slopes_turn(amp, omega), amp, omega)
    hxx, hxy, hyy = hessian(x, y, amp, omega)
    saddle = hxx * hyy < hxy * hxy
    kinds = (~saddle & (hxx > 0.0), saddle, ~saddle & (hxx < 0.0))
    return CriticalPoints(*(tuple(zip(x[kind].tolist(), y[kind].tolist(), strict=True)) for kind in kinds))


def cells_where_both_slopes_turn(amp, omega):
    """The middles of the cells of a grid at whose corners both df/dx and df/dy take both signs."""
    ticks = np.linspace(-1.0, 1.0, CELLS + 1)
    x, y = EDGE * ticks * np.sqrt(abs(ticks)), EDGE * ticks  # closer together in the narrow part round x = 0
    gx, gy = gradient(x, y[:, None], amp, omega)
    row, column = np.nonzero(turns(gx) & turns(gy))
    return (x[column] + x[column + 1]) / 2.0, (y[row] + y[row + 1]) / 2.0


def turns(slope):
    """Whether a slope, given at the grid's nodes, takes both signs at a cell's corners."""
    up = slope > 0.0
    corners = up[1:, 1:], up[1:, :-1], up[:-1, 1:], up[:-1, :-1]
    return np.logical_or.reduce(corners) & ~np.logical_and.reduce(corners)


def newton(points, amp, omega):
    """The points on the map to which Newton's method takes these, no step longer than a cell; each of them once."""
    x, y = points
    with np.errstate(all="ignore"):
        for _ in range(NEWTON_STEPS):
            (gx, gy), (hxx, hxy, hyy) = gradient(x, y, amp, omega), hessian(x, y, amp, omega)
            determinant = hxx * hyy - hxy * hxy
            dx, dy = (hyy * gx - hxy * gy) / determinant, (hxx * gy - hxy * gx) / determinant
            length = np.hypot(dx, dy)
            shortened = np.minimum(1.0, 2.0 * EDGE / CELLS / length)
            x, y = x - shortened * dx, y - shortened * dy
    arrived = (length < 1e-9) & (abs(x) <= EDGE) & (abs(y) <= EDGE)
    x, y = x[arrived], y[arrived]
    _, first = np.unique(np.round((x, y), 6), axis=1, return_index=True)
    return x[first], y[first]


LANDSCAPE = Landscape(
    title="Beale's function with ripples",
    about=__doc__,
    family="valleys",
    formula=(
        r"\begin{aligned} &(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 \\ &+ (2.625 - x + xy^3)^2 \\"
        r" &+ \mathrm{amp}\,\sin(\omega x)\sin(\omega y) \end{aligned}"
    ),
    source="defined here, after Beale (1958), Technical Report 25, Princeton University",
    domain=((-EDGE, EDGE), (-EDGE, EDGE)),
    start=(1.0, 1.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "amp": Number(
            0.25,
            0.0,
            1.0,
            "Higher ripples: more hollows in which a path can end.",
            at_least=-10.0,
            at_most=10.0,
        ),
        "omega": Number(
            5.0,
            1.0,
            10.0,
            "Shorter and steeper ripples: more hollows, closer together.",
            at_least=0.0,
            at_most=20.0,  # shorter ones would slip through the grid on which critical points are searched for
        ),
    },
    race=Race(
        "Gradient descent and RMSProp stop in a ripple; momentum and Adam roll over it to the lowest one.",
        {"gradient_descent": 0.01, "momentum": 0.005, "rmsprop": 0.05, "adam": 0.5},
    ),
)
