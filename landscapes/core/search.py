"""All critical points on a map, by a certificate: boxes are halved until each is proved to hold none or just one.

A zero z of the gradient g in a box about c with half-sides r solves g(c) + M (z - c) = 0, where M is a mean of Hessians
in the box: there is none where |g(c)| exceeds what H(c) and the change of the Hessian can make of r. Let D bound that
change within twice the box, A be the inverse of H(c), and q the norm of |A| D, each axis in units of its own r. Where q
is at most 1/3, a zero in the box needs |A g(c)| of at most 4/3; and if it is at most that, z -> z - A g(z) contracts
twice the box into itself, so that there is exactly one zero in it (R. Krawczyk, 1969; R. E. Moore, R. B. Kearfott and
M. J. Cloud, 2009, Introduction to Interval Analysis, chapter 8). A margin allows for rounding.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from landscapes.core.newton import newton_step
from landscapes.core.record import CriticalPoints, Point

CELLS = 48  # along each side at first
MOST_HALVINGS = 26  # of a cell's sides: points still not separated then are about to merge, and are left out
MARGIN = 1e-12  # of the terms of a sum: for rounding
NEWTON_STEPS = 6
SAME = 1e-7  # of a side of the map; points closer than this are one point, found in two boxes

Derivatives = Callable[[Any, Any], tuple[Any, ...]]


def all_critical_points(
    gradient: Derivatives, hessian: Derivatives, third: Derivatives, domain: tuple[Point, Point]
) -> CriticalPoints:
    """Every critical point in the domain where the Hessian is regular, each kind from left to right.

    gradient, hessian: of arrays x, y. third: bounds of |fxxx|, |fxxy|, |fxyy|, |fyyy| where |x| and |y| are at most its
    arguments. Two points less than about 1e-8 of a side from each other, about to merge, may be left out.
    """
    x, y, half = _grid(domain)
    found = []
    for _ in range(MOST_HALVINGS):
        if not x.size:
            break
        (gx, gy), (hxx, hxy, hyy) = gradient(x, y), hessian(x, y)
        dxx, dxy, dyy = _change(third, x, y, half)
        possible = (np.abs(gx) <= (1.0 + MARGIN) * ((np.abs(hxx) + dxx) * half[0] + (np.abs(hxy) + dxy) * half[1])) & (
            np.abs(gy) <= (1.0 + MARGIN) * ((np.abs(hxy) + dxy) * half[0] + (np.abs(hyy) + dyy) * half[1])
        )
        x, y, gx, gy, hxx, hxy, hyy, dxx, dxy, dyy = (
            part[possible] for part in (x, y, gx, gy, hxx, hxy, hyy, dxx, dxy, dyy)
        )
        proved, step = _contraction((gx, gy), (hxx, hxy, hyy), (dxx, dxy, dyy), half)
        arrives = proved & (step <= 4.0 / 3.0 + 1e-9)
        found.append(np.stack([x[arrives], y[arrives]]))
        x, y, half = _halved(x[~proved], y[~proved], half)
    return _sorted_by_kind(_polished(np.concatenate(found, axis=1), gradient, hessian, domain), hessian)


def _grid(domain: tuple[Point, Point]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The middles of the cells, and half of a cell's sides."""
    half = np.ptp(domain, axis=1) / (2 * CELLS)
    middles = (side[0] + width * np.arange(1, 2 * CELLS, 2) for side, width in zip(domain, half, strict=True))
    x, y = (middle.ravel() for middle in np.meshgrid(*middles))
    return x, y, half


def _change(third: Derivatives, x: np.ndarray, y: np.ndarray, half: np.ndarray) -> tuple[np.ndarray, ...]:
    """How far the Hessian's parts within twice a box are from those in its middle, at most."""
    wide, high = 2.0 * half
    xxx, xxy, xyy, yyy = third(np.abs(x) + wide, np.abs(y) + high)
    return xxx * wide + xxy * high, xxy * wide + xyy * high, xyy * wide + yyy * high


def _contraction(slopes: Any, bends: Any, changes: Any, half: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the norm q of |A| D is at most 1/3, and the length of A g there; both in units of half a side."""
    (gx, gy), (hxx, hxy, hyy), (dxx, dxy, dyy), (wide, high) = slopes, bends, changes, half
    with np.errstate(all="ignore"):
        determinant = hxx * hyy - hxy * hxy
        axx, axy, ayy = hyy / determinant, -hxy / determinant, hxx / determinant
        along_x, along_y = dxx * wide + dxy * high, dxy * wide + dyy * high
        q = np.maximum(
            (np.abs(axx) * along_x + np.abs(axy) * along_y) / wide,
            (np.abs(axy) * along_x + np.abs(ayy) * along_y) / high,
        )
        step = np.maximum(np.abs(axx * gx + axy * gy) / wide, np.abs(axy * gx + ayy * gy) / high)
        return q <= 1.0 / 3.0, step


def _halved(x: np.ndarray, y: np.ndarray, half: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The four quarters of each box."""
    wide, high = half / 2.0
    x = np.concatenate([x - wide, x + wide, x - wide, x + wide])
    return x, np.concatenate([y - high, y - high, y + high, y + high]), half / 2.0


def _polished(
    points: np.ndarray, gradient: Derivatives, hessian: Derivatives, domain: tuple[Point, Point]
) -> np.ndarray:
    """The points (2, n) on the map to which Newton's method converges from these, each of them once."""
    x, y = points
    for _ in range(NEWTON_STEPS):
        dx, dy = newton_step(gradient(x, y), hessian(x, y))
        x, y = x + dx, y + dy
    (left, right), (bottom, top) = domain
    on_map = (left <= x) & (x <= right) & (bottom <= y) & (y <= top)
    points = np.stack([x[on_map], y[on_map]])
    points = points[:, np.lexsort(points[::-1])]
    close = SAME * np.ptp(domain, axis=1)
    fresh = [
        not (np.abs(points[:, max(0, i - 20) : i].T - points[:, i]) < close).all(axis=1).any()
        for i in range(points.shape[1])
    ]
    return points[:, np.array(fresh, dtype=bool)]


def _sorted_by_kind(points: np.ndarray, hessian: Derivatives) -> CriticalPoints:
    hxx, hxy, hyy = hessian(*points)
    saddle = hxx * hyy < hxy * hxy
    kinds = (~saddle & (hxx > 0.0), saddle, ~saddle & (hxx < 0.0))
    minima, saddles, maxima = (tuple((x, y) for x, y in points[:, kind].T.tolist()) for kind in kinds)
    return CriticalPoints(minima, saddles, maxima)
