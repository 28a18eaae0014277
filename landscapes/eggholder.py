"""Long ridges and troughs that bend and grow towards the edge, where the lowest point of the map lies: x = 512.

D. Whitley and others (1996), Evaluating evolutionary algorithms, Artificial Intelligence 85(1-2), 245-276; it looks
like a tray for eggs. The gradient does not vanish at the lowest point of the map: f falls further beyond the edge. On
two lines, x / 2 + y + 47 = 0 and x = y + 47, a square root has its kink and an infinite slope; exactly there that slope
is set to zero.
"""

from landscapes.core import Formulas, Landscape, Race, absolute, cos, known_critical_points, sign, sin, sqrt


def wave(t):
    """sin(sqrt |t|)."""
    return sin(sqrt(absolute(t)))


def wave_slope(t):
    """Its derivative; 0 at the kink t = 0."""
    r = sqrt(absolute(t))
    return sign(t) * cos(r) / (2.0 * (r + (r == 0.0)))


def wave_curvature(t):
    """Its second derivative; 0 at the kink t = 0."""
    r = sqrt(absolute(t))
    root = r + (r == 0.0)
    return -sign(t) * sign(t) * (sin(r) + cos(r) / root) / (4.0 * root * root)


def value(x, y):
    a = y + 47.0
    return -a * wave(x / 2.0 + a) - x * wave(x - a)


def gradient(x, y):
    a = y + 47.0
    p, q = x / 2.0 + a, x - a
    return (
        -a * wave_slope(p) / 2.0 - wave(q) - x * wave_slope(q),
        -wave(p) - a * wave_slope(p) + x * wave_slope(q),
    )


def hessian(x, y):
    a = y + 47.0
    p, q = x / 2.0 + a, x - a
    p_slope, q_slope = wave_slope(p), wave_slope(q)
    p_bend, q_bend = a * wave_curvature(p), x * wave_curvature(q)
    return (
        -p_bend / 4.0 - 2.0 * q_slope - q_bend,
        -p_slope / 2.0 - p_bend / 2.0 + q_slope + q_bend,
        -2.0 * p_slope - p_bend - q_bend,
    )


def critical_points():
    return known_critical_points("eggholder", complete=False)  # with the lowest point of the map, (512, 404.2318)


LANDSCAPE = Landscape(
    title="Eggholder",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &-(y + 47)\,\sin\sqrt{\left|\tfrac{x}{2} + y + 47\right|} \\"
        r" &- x\,\sin\sqrt{\left|x - y - 47\right|} \end{aligned}"
    ),
    source="Whitley and others (1996), doi.org/10.1016/0004-3702(95)00124-7",
    domain=((-512.0, 512.0), (-512.0, 512.0)),
    start=(276.0, 360.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "One start, three troughs: gradient descent takes the first, momentum flies past it, and RMSProp and "
        "Adam, which walk both axes at one pace, turn the other way into a much deeper one.",
        {"gradient_descent": 0.5, "momentum": 3.0, "rmsprop": 2.0, "adam": 2.0},
    ),
)
