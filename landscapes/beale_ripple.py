"""Beale's valley covered with ripples: the way down is the same, but a small hollow may hold what moves too carefully.

Defined for this collection: E. M. L. Beale's function (1958) plus amp sin(omega x) sin(omega y), a ripple that stands
in for noise but is the same in every run. It breaks the valley's floor up into hollows and passes, whose number and
places depend on amp and omega; all are found, by a certificate, whenever these are set (landscapes/core/search.py).
"""

from functools import lru_cache

from landscapes.beale import gradient as beale_gradient
from landscapes.beale import hessian as beale_hessian
from landscapes.beale import value as beale_value
from landscapes.core import Formulas, Landscape, Number, all_critical_points, cos, sin

DOMAIN = ((-4.5, 4.5), (-4.5, 4.5))


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


def third_derivatives(x, y, amp, omega):
    """Bounds of |fxxx|, |fxxy|, |fxyy| and |fyyy| where |x| and |y| are at most these.

    Beale's function is the sum of u^2 with u = c - x p and p = 1 - y^i; its derivatives' terms are added up unsigned.
    """
    ripple = abs(amp) * omega * omega * omega
    xxy = xyy = yyy = 0.0 * x
    for c, i in ((1.5, 1), (2.25, 2), (2.625, 3)):
        p, p1 = 1.0 + y**i, i * y ** (i - 1)
        p2 = i * (i - 1) * y ** max(i - 2, 0)
        p3, u = i * (i - 1) * (i - 2) * y**0, c + x * p
        xxy = xxy + 4.0 * p * p1
        xyy = xyy + 2.0 * (x * p * p2 + 2.0 * x * p1 * p1 + u * p2)
        yyy = yyy + 2.0 * x * (3.0 * x * p1 * p2 + u * p3)
    return ripple + 0.0 * x, ripple + xxy, ripple + xyy, ripple + yyy


@lru_cache(maxsize=128)
def critical_points(amp, omega):
    return all_critical_points(
        lambda x, y: gradient(x, y, amp, omega),
        lambda x, y: hessian(x, y, amp, omega),
        lambda x, y: third_derivatives(x, y, amp, omega),
        DOMAIN,
    )


LANDSCAPE = Landscape(
    title="Beale's function with ripples",
    about=__doc__,
    family="valleys",
    formula=(
        r"\begin{aligned} &(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 \\ &+ (2.625 - x + xy^3)^2 \\"
        r" &+ \mathrm{amp}\,\sin(\omega x)\sin(\omega y) \end{aligned}"
    ),
    source="defined here, after Beale (1958), Technical Report 25, Princeton University",
    domain=DOMAIN,
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
            at_most=20.0,  # shorter ones would take the search for critical points seconds
        ),
    },
)
