"""The record: what it refuses, what it leaves unchanged, and what every landscape's record must have."""

import dataclasses
import math
import string
from fractions import Fraction

import numpy as np
import pytest

from landscapes import LANDSCAPES
from landscapes.core import CriticalPoints, Formulas, Landscape, Number
from tests.landscapes.draws import every_landscape
from tests.landscapes.without_file import SPRINGS

FAMILIES = {"bowls", "valleys", "saddles", "many minima", "plateaus and cliffs", "oddities", "losses over data"}


def bowl(**changes):
    """A record made for these tests, with some fields changed."""
    formulas = Formulas(
        value=lambda x, y, a: x * x + a * y * y,
        gradient=lambda x, y, a: (2.0 * x, 2.0 * a * y),
        hessian=lambda x, y, a: (2.0, 0.0, 2.0 * a),
        critical_points=lambda a: CriticalPoints(minima=((0.0, 0.0),)),
    )
    settings = {
        "title": "Test bowl",
        "about": "A bowl.",
        "family": "bowls",
        "formula": "x^2 + a y^2",
        "source": "here",
        "domain": ((-1.0, 1.0), (-2.0, 2.0)),
        "start": (1.0, -2.0),
        "formulas": formulas,
        "parameters": {"a": Number(1.0, 0.5, 2.0, "Steeper.", above=0.0)},
    }
    return Landscape(**{**settings, **changes})


def test_the_edge_belongs_to_the_map():
    assert bowl().contains((1.0, -2.0))
    assert not bowl().contains((math.nextafter(1.0, 2.0), 0.0))


@pytest.mark.parametrize("start", [(1.5, 0.0), (0.0, -2.5), (math.nan, 0.0), (0.0, math.inf)])
def test_a_start_off_the_map_is_refused(start):
    with pytest.raises(ValueError, match=r"Test bowl: start = .* must lie in the domain"):
        bowl(start=start)


@pytest.mark.parametrize("minimum", [(-1.5, 0.0), (0.0, 2.5), (math.nan, 0.0)])
def test_a_minimum_off_the_map_is_refused(minimum):
    formulas = bowl().formulas._replace(critical_points=lambda a: CriticalPoints(minima=((0.0, 0.0), minimum)))
    with pytest.raises(ValueError, match=r"Test bowl: minimum = .* must lie in the domain"):
        bowl(formulas=formulas)


def test_a_minimum_that_a_parameter_moves_off_the_map_is_refused():
    with pytest.raises(ValueError, match="minimum"):
        LANDSCAPES["rosenbrock"].with_parameters(a=3.0)


@every_landscape
def test_an_unknown_parameter_is_refused_by_name(name):
    with pytest.raises(ValueError, match=f"{name}: parameter = 'steepness': must be one of"):
        LANDSCAPES[name].with_parameters(steepness=1.0)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0.0, -1.0, "50", None, True, 1 + 0j, [50.0], 10**400])
def test_a_value_without_sense_is_refused_by_name(value):
    with pytest.raises(ValueError, match=r"ellipse\.kappa = .* must be a finite number above 0"):
        LANDSCAPES["ellipse"].with_parameters(kappa=value)


@pytest.mark.parametrize("value", [50, np.float64(50.0), np.int64(50), Fraction(50)])
def test_any_real_number_passes_for_a_float(value):
    (kappa,) = LANDSCAPES["ellipse"].with_parameters(kappa=value).values
    assert type(kappa) is float
    assert kappa == 50.0


def test_with_parameters_leaves_the_original_untouched():
    original = LANDSCAPES["ellipse"]
    changed = original.with_parameters(kappa=7.0)
    assert original.values == (100.0,)
    assert changed.values == (7.0,)
    assert original.gradient(1.0, 1.0) == (1.0, 100.0)
    assert changed.gradient(1.0, 1.0) == (1.0, 7.0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        changed.values = (8.0,)


def test_parameters_not_named_keep_their_values():
    land = LANDSCAPES["rosenbrock"].with_parameters(b=50.0).with_parameters(a=0.5)
    assert land.values == (0.5, 50.0)


def test_equality_and_hash_are_by_value():
    ellipse = LANDSCAPES["ellipse"]
    again = ellipse.with_parameters(kappa=7.0).with_parameters(kappa=100)
    assert again is not ellipse
    assert again == ellipse
    assert hash(again) == hash(ellipse)
    assert ellipse.with_parameters(kappa=7.0) != ellipse
    assert len(set(LANDSCAPES.values())) == len(LANDSCAPES)
    assert ellipse != "ellipse"


def test_diagonal():
    assert bowl().diagonal == pytest.approx(math.sqrt(4.0 + 16.0))


@every_landscape
def test_every_slider_position_is_allowed(name):
    land = LANDSCAPES[name]
    for key, number in land.parameters.items():
        assert number.low <= number.default <= number.high
        for value in (number.low, number.default, number.high):
            assert land.with_parameters(**{key: value}).minima is not None


@every_landscape
def test_descent_from_the_start_goes_down(name):
    land = LANDSCAPES[name]
    x, y = land.start
    gx, gy = land.gradient(x, y)
    step = 1e-6 / math.hypot(gx, gy)
    assert land.value(x - step * gx, y - step * gy) < land.value(x, y)


@every_landscape
def test_the_words_are_there(name):
    land = LANDSCAPES[name]
    assert land.key == name
    assert land.family in FAMILIES
    assert land.about[0] in string.ascii_uppercase
    assert ". " in land.about.replace("\n", " ")
    assert land.title
    assert land.source
    assert land.formula.count("{") == land.formula.count("}")
    assert land.formula.count(r"\left") == land.formula.count(r"\right")
    for key, number in land.parameters.items():
        assert key in land.formula
        assert number.help.endswith(".")


def test_titles_are_unique():
    assert len({land.title for land in LANDSCAPES.values()}) == len(LANDSCAPES)


@pytest.mark.parametrize("table", [(1.0, 2.0), [1, 2], np.array([1.0, 2.0])])
def test_a_table_is_kept_as_a_row_of_numbers(table):
    surface = dataclasses.replace(SPRINGS, table=(*SPRINGS.table[:-2], *table))
    assert surface == dataclasses.replace(SPRINGS, table=np.array(surface.table))
    assert hash(surface) == hash(dataclasses.replace(surface))


@pytest.mark.parametrize("table", [3.0, ["one"], [[1.0, 2.0]]])
def test_a_table_of_anything_else_is_refused(table):
    with pytest.raises(ValueError, match=r"Springs: table = .* must be numbers in one row"):
        dataclasses.replace(SPRINGS, table=table)
