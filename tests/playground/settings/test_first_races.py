"""The race that a page begins with on each landscape: it shows what the landscape is for."""

from itertools import pairwise

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground.race.runs import race
from playground.settings.race import Settings
from playground.settings.tuning import working_learning_rate
from tests.playground.settings.test_tuning import largest_late_rise

every_landscape = pytest.mark.parametrize("name", LANDSCAPES)

FALLS_OUT_OF_BOUNDS = ("monkey_saddle",)  # a cubic: whoever finds a way down is infinitely deep after finite time

# Where the story is that methods end apart: more than a hundredth of the map's diagonal.
MANY_HOLLOWS = [
    *("ackley", "beale_ripple", "branin", "cross_in_tray", "double_well", "double_well_tilted", "drop_wave"),
    *("eggholder", "gaussian_wells", "goldstein_price", "griewank", "himmelblau", "holder_table", "levy", "levy13"),
    *("rastrigin", "schaffer_n2", "schwefel2d", "six_hump_camel", "styblinski_tang", "three_hump_camel"),
]


def first_runs(name):
    """Method -> its run on the page that a visitor of this landscape sees first."""
    settings = Settings().with_value("landscape", name)
    return {racer.key: racer.run for racer in race(settings)}


@every_landscape
def test_its_record_names_four_methods_with_rates_on_their_sliders(name):
    shows, rates = LANDSCAPES[name].race
    assert len(rates) == 4
    for method, rate in rates.items():
        field = OPTIMIZERS[method].fields["learning_rate"]
        assert field.low <= rate <= field.high
    assert shows[0].isupper()
    assert shows.endswith(".")
    assert "  " not in shows


@every_landscape
def test_the_page_begins_with_them(name):
    settings = Settings().with_value("landscape", name)
    rates = LANDSCAPES[name].race.rates
    assert {key: settings.value(f"{key}.learning_rate") for key in settings.keys} == rates


@every_landscape
def test_no_path_bursts_late_and_none_diverges_without_need(name):
    for run in first_runs(name).values():
        assert run.outcome.kind != "diverged" or name in FALLS_OUT_OF_BOUNDS
        if run.outcome.kind not in ("diverged", "left_map"):
            assert largest_late_rise(run) <= 100


@every_landscape
def test_every_path_can_be_seen(name):
    """At least one of the four goes a tenth of the map's diagonal, but for the needle's hole in a plain."""
    surface = LANDSCAPES[name]
    ways = [np.hypot(*np.diff(run.points, axis=0).T).sum() for run in first_runs(name).values()]
    assert np.nanmax(ways) > (0.005 if name == "easom" else 0.1) * surface.diagonal


@pytest.mark.parametrize("name", MANY_HOLLOWS)
def test_methods_end_apart_where_there_are_many_hollows(name):
    ends = [run.points[-1] for run in first_runs(name).values()]
    assert max(np.hypot(*(end - ends[0])) for end in ends[1:]) > 0.01 * LANDSCAPES[name].diagonal


@pytest.mark.parametrize("name", ["rastrigin", "eggholder", "schwefel2d", "holder_table", "ackley", "cross_in_tray"])
def test_somebody_escapes_the_hollow_that_holds_gradient_descent(name):
    runs = first_runs(name)
    held = runs.pop("gradient_descent").losses[-1]
    lowest, start = min(run.losses[-1] for run in runs.values()), LANDSCAPES[name].value(*LANDSCAPES[name].start)
    assert lowest < held < start


@pytest.mark.parametrize(("name", "across"), [("ellipse", (0.0, 1.0)), ("ellipse_rotated", (-0.5, np.sqrt(0.75)))])
def test_gradient_descent_zigzags_across_the_ravine_and_momentum_less(name, across):
    """Reversals are counted as long as they are wider than a fiftieth of the first distance from the ravine's floor."""

    def reversals(run):
        away = run.points @ np.array(across)
        wide = away[np.abs(away) > abs(away[0]) / 50]
        return sum(before * after < 0 for before, after in pairwise(wide))

    runs = first_runs(name)
    assert reversals(runs["gradient_descent"]) >= 30
    assert reversals(runs["momentum"]) <= reversals(runs["gradient_descent"]) / 2
    assert runs["momentum"].outcome.step < runs["gradient_descent"].outcome.step


def test_a_step_size_for_each_axis_helps_only_in_the_ravine_along_an_axis():
    for method in ("rmsprop", "adam"):
        straight, turned = (first_runs(name)[method].losses[-1] for name in ("ellipse", "ellipse_rotated"))
        assert straight < 1e-6 < 1e-2 < turned


@pytest.mark.parametrize("name", ["booth", "quadratic_bowl", "linear_regression"])
def test_newton_is_at_the_bottom_of_a_bowl_in_one_step(name):
    assert first_runs(name)["newton"].outcome.step == 1


def test_newton_stays_on_a_saddle():
    assert np.abs(first_runs("saddle")["newton"].points[1:]).max() < 1e-12


def test_over_own_data_the_rule_decides():
    own = ((0.0, 5.0), (100.0, 300.0), (200.0, 650.0))
    chosen = LANDSCAPES["linear_regression"].race.rates["gradient_descent"]
    line = LANDSCAPES["linear_regression"].with_data(*zip(*own, strict=True))
    assert working_learning_rate("gradient_descent", line) < chosen / 10
