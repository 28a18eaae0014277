"""Landscapes that have no file and stand in no registry: one that reads a table, one over data, one that does both."""

from dataclasses import replace

from landscapes import LANDSCAPES, Landscape
from landscapes.core import CriticalPoints, Formulas, Number

PEGS = (-1.0, 0.5, 2.0, 1.5, -0.75, 1.0, 0.25, 1.25, 0.5)  # x, y and the strength of each spring


def springs(stiffness, table):
    """The pull of all springs together, and the point at which they hold each other."""
    pull = x = y = 0.0
    for i in range(0, len(table), 3):
        pull = pull + stiffness * table[i + 2]
        x = x + stiffness * table[i + 2] * table[i]
        y = y + stiffness * table[i + 2] * table[i + 1]
    return pull, x / pull, y / pull


def value(x, y, stiffness, table):
    energy = 0.0 * x
    for i in range(0, len(table), 3):
        across, up = x - table[i], y - table[i + 1]
        energy = energy + stiffness * table[i + 2] * (across * across + up * up) / 2.0
    return energy


def gradient(x, y, stiffness, table):
    pull, at_x, at_y = springs(stiffness, table)
    return pull * (x - at_x), pull * (y - at_y)


def hessian(x, y, stiffness, table):
    pull, _, _ = springs(stiffness, table)
    return pull, 0.0, pull


def critical_points(stiffness, table):
    _, x, y = springs(stiffness, table)
    return CriticalPoints(minima=((x, y),))


SPRINGS = Landscape(
    title="Springs",
    about="Three springs pull at one point.\n\nR. Hooke (1678).",
    family="none",
    formula=r"\frac{k}{2} \sum_i s_i \left((x - x_i)^2 + (y - y_i)^2\right)",
    source="Hooke (1678)",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(-1.5, -1.25),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={"k": Number(1.0, 0.1, 10.0, "How stiff they all are.", above=0.0)},
    table=PEGS,
    key="springs",
)


def value_over_data(x, y, stiffness, table, data):
    away = 0.0 * x
    for i in range(len(data)):
        away = away + (x - data[i][0]) * (x - data[i][0]) + (y - data[i][1]) * (y - data[i][1])
    return value(x, y, stiffness, table) + away / len(data)


def gradient_over_data(x, y, stiffness, table, data):
    gx, gy = gradient(x, y, stiffness, table)
    across = up = 0.0
    for i in range(len(data)):
        across, up = across + 2.0 * (x - data[i][0]), up + 2.0 * (y - data[i][1])
    return gx + across / len(data), gy + up / len(data)


def hessian_over_data(x, y, stiffness, table, data):
    pull, _, _ = springs(stiffness, table)
    return pull + 2.0, 0.0, pull + 2.0


SPRINGS_OVER_DATA = replace(
    SPRINGS,
    formulas=Formulas(value_over_data, gradient_over_data, hessian_over_data, lambda *arguments: CriticalPoints()),
    data=((0.5, -0.5), (1.5, 0.25), (-0.75, 1.0), (0.125, 0.5)),
    key="springs_over_data",
)
APPLES = replace(
    LANDSCAPES["linear_regression"].with_data([7.1, 7.4, 6.6, 8.0, 6.9], [152.0, 170.0, 128.0, 201.0, 143.0]),
    title="Apples",
    about="What an apple weighs, by its diameter.\n\nMeasured in a kitchen.",
    key="apples",
)
