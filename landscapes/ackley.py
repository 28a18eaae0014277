"""A nearly flat plain full of small dents, falling into a funnel in the middle: far out all directions look the same.

D. H. Ackley (1987), A Connectionist Machine for Genetic Hillclimbing, Kluwer, with the constants of T. Bäck (1996),
Evolutionary Algorithms in Theory and Practice, Oxford University Press. The global minimum at the origin is the tip of
a cone: there the gradient has no direction, and is set to zero. About 4,200 dents cover the map; listed are the
critical points with |x| and |y| up to 3.25.
"""

from math import e, pi

from landscapes.core import Formulas, Landscape, Race, cos, exp, known_critical_points, sin, sqrt


def funnel(x, y):
    """Its steepness and the direction (u, v), of length sqrt 2, with the distance that they refer to.

    At the origin the distance is taken for 1, so that the direction is (0, 0).
    """
    r = sqrt((x * x + y * y) / 2.0)
    distance = r + (r == 0.0)
    return 2.0 * exp(-0.2 * r), x / distance, y / distance, distance


def ripple(x, y):
    return exp((cos(2.0 * pi * x) + cos(2.0 * pi * y)) / 2.0)


def value(x, y):
    r = sqrt((x * x + y * y) / 2.0)
    return 20.0 * (1.0 - exp(-0.2 * r)) + (e - ripple(x, y))


def gradient(x, y):
    steepness, u, v, _ = funnel(x, y)
    wave = pi * ripple(x, y)
    return steepness * u + wave * sin(2.0 * pi * x), steepness * v + wave * sin(2.0 * pi * y)


def hessian(x, y):
    steepness, u, v, distance = funnel(x, y)
    wave = pi * pi * ripple(x, y)
    sin_x, sin_y = sin(2.0 * pi * x), sin(2.0 * pi * y)
    return (
        steepness * (0.5 * v * v / distance - 0.1 * u * u) + wave * (2.0 * cos(2.0 * pi * x) - sin_x * sin_x),
        -steepness * u * v * (0.5 / distance + 0.1) - wave * sin_x * sin_y,
        steepness * (0.5 * u * u / distance - 0.1 * v * v) + wave * (2.0 * cos(2.0 * pi * y) - sin_y * sin_y),
    )


def critical_points():
    return known_critical_points("ackley", complete=False)


LANDSCAPE = Landscape(
    title="Ackley's function",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &20 - 20\,e^{-0.2\sqrt{(x^2 + y^2)/2}} \\"
        r" &+ e - e^{(\cos 2\pi x + \cos 2\pi y)/2} \end{aligned}"
    ),
    source="Ackley (1987), A Connectionist Machine for Genetic Hillclimbing, doi.org/10.1007/978-1-4613-1997-9",
    domain=((-32.768, 32.768), (-32.768, 32.768)),
    start=(7.5, -4.4),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent stops in the first dent; the others roll or stride across the dents until the "
        "funnel takes them.",
        {"gradient_descent": 0.05, "momentum": 0.05, "rmsprop": 0.2, "adam": 1.0},
    ),
)
