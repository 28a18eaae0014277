"""The charts for study: what the page sends to Plotly."""

import base64
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from landscapes import LANDSCAPES
from optimizers import trace
from playground.scene.palette import DASHES, PALETTES
from playground.settings.tuning import working_learning_rate
from playground.study.chart_figure import MOST_POINTS, Chart, Racers, chart_figure
from playground.study.log_scale import least_resolvable
from playground.study.quantities import Curve
from playground.words.numbers import number

APP = Path(__file__).parents[3] / "app.py"
RACERS = Racers(["one", "two"], ["#111111", "#222222"], [False, False], [[], [8, 4]])


def opened(quantities=("loss",), variables=(), scale="log", **query):
    """The figure of the page with these curves chosen."""
    page = AppTest.from_file(str(APP), default_timeout=10)
    page.session_state["charts.quantities"] = list(quantities)
    page.session_state["charts.variables"] = [f"state.{name}" for name in variables]
    page.session_state["charts.scale"] = scale
    for name, text in query.items():
        page.query_params[name] = text
    page.run()
    assert not page.exception
    charts = [chart.proto.spec for chart in page.get("plotly_chart")]
    return json.loads(charts[0]) if charts else None


def values(line, name="y"):
    return np.frombuffer(base64.b64decode(line[name]["bdata"]), "<f8")


def lines(figure):
    return [line for line in figure["data"] if isinstance(line["y"], dict)]


def titles(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def drawn(*rows, log=False, diverged=(False, False), axes=("", ""), steps=None):
    """The figure of a chart with a row of values for each of RACERS."""
    curves = [Curve(i, axis, np.array(row, float)) for i, (row, axis) in enumerate(zip(rows, axes, strict=False))]
    racers = RACERS._replace(diverged=diverged)
    return chart_figure(
        [Chart("title", curves, least_resolvable(rows) if log else None)], racers, steps or len(rows[0]) - 1
    )


def test_it_begins_with_the_loss_alone_in_the_players_colours_and_dashes():
    figure = opened(optimizers="momentum,adam")
    assert titles(figure) == ["Loss, log scale"]
    assert figure["layout"]["yaxis"]["type"] == "log"
    found = lines(figure)
    for i, key in enumerate(("momentum", "adam")):
        rate = working_learning_rate(key, LANDSCAPES["rosenbrock"])
        run = trace(key, LANDSCAPES["rosenbrock"], steps=500, learning_rate=rate)
        np.testing.assert_array_equal(values(found[i]), run.losses)
        assert found[i]["line"]["color"] == PALETTES["light"]["paths"][i]
        assert found[i]["line"]["dash"] == (",".join(f"{length}px" for length in DASHES[i]) or "solid")


def test_several_charts_share_one_axis_of_steps_and_one_legend():
    figure = opened(["loss", "step_length"], ["m", "v"], optimizers="momentum,adam,rmsprop")
    assert titles(figure) == [
        "Loss, log scale",
        "Step length, log scale",
        "State variable m",
        "State variable v, log scale",
    ]
    layout = figure["layout"]
    heights = [layout[name]["domain"] for name in ("yaxis", "yaxis2", "yaxis3", "yaxis4")]
    assert all(low >= next_high for (low, _), (_, next_high) in pairwise(heights))
    assert [layout[name]["type"] for name in ("yaxis", "yaxis2", "yaxis3", "yaxis4")] == ["log", "log", "linear", "log"]
    assert [name for name in layout if name.startswith("xaxis")] == ["xaxis"]
    assert layout["xaxis"]["anchor"] == "y4"
    named = [line["name"] for line in figure["data"] if line.get("showlegend", True)]
    assert named == ["Momentum", "Adam", "RMSProp"]
    lowest = [line["name"] for line in lines(figure) if line["yaxis"] == "y4"]
    assert lowest == ["Adam x", "Adam y", "RMSProp x", "RMSProp y"]


def test_the_scale_can_be_linear():
    figure = opened(["loss", "distance"], scale="linear")
    assert [figure["layout"][name]["type"] for name in ("yaxis", "yaxis2")] == ["linear", "linear"]
    assert titles(figure) == ["Loss", "Distance to the nearest minimum"]


def test_the_nearest_of_some_minima_is_called_the_nearest_listed():
    assert titles(opened(["distance"], landscape="griewank", scale="linear")) == [
        "Distance to the nearest listed minimum"
    ]


def test_a_loss_with_another_lowest_value_is_drawn_above_it():
    landscape = LANDSCAPES["six_hump_camel"]
    floor = landscape.value(*landscape.minima[0])
    figure = opened(landscape="six_hump_camel", optimizers="adam")
    assert titles(figure) == ["Loss above \N{MINUS SIGN}1.03, log scale from 9e\N{MINUS SIGN}16"]
    first = values(lines(figure)[0])[0]
    assert first == pytest.approx(landscape.value(*landscape.start) - floor, rel=1e-12)


@pytest.mark.parametrize(
    ("landscape", "optimizer", "start"),
    [
        ("six_hump_camel", "newton", "0.02,-0.7"),  # beside -1.03 there is no telling 1e-17 from 0
        ("levy13", "momentum", "1.08,0.94"),  # the sine of 3 pi is not 0
        ("goldstein_price", "adagrad", "0.016,-1.012"),  # its factors are great
        ("schwefel2d", "newton", "424.9,417.9"),  # so is the constant, of which 2e-13 is left
        ("himmelblau", "nesterov", "-3.74,-3.31"),  # its coordinates end at the sixteenth digit
    ],
)
def test_what_rounding_hides_is_a_line_and_no_comb(landscape, optimizer, start):
    (line,) = lines(opened(landscape=landscape, optimizers=optimizer, steps="2000", start=start))
    heights = values(line)
    assert np.isfinite(heights).all()
    assert np.ptp(heights[-100:]) == 0, "nothing moves any longer but the last digits"


@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum"])
def test_the_least_that_is_drawn_is_said(optimizer):
    """Also where there is no rounding: losses on the sphere are exact down to the smallest number."""
    figure = opened(landscape="sphere", optimizers=optimizer, steps="2000")
    least = min(values(line).min() for line in lines(figure))
    assert titles(figure) == [f"Loss, log scale from {number(least, 1)}"]


def test_a_tiny_loss_above_zero_is_shown_as_it_is():
    figure = opened(landscape="sphere", optimizers="gradient_descent,momentum", steps="500")
    runs = [
        trace(key, LANDSCAPES["sphere"], steps=500, learning_rate=working_learning_rate(key, LANDSCAPES["sphere"]))
        for key in ("gradient_descent", "momentum")
    ]
    assert min(run.losses[-1] for run in runs) < 1e-40
    for line, run in zip(lines(figure), runs, strict=True):
        shown = values(line)
        told = run.losses > shown.min()
        assert told.sum() > 200
        np.testing.assert_array_equal(shown[told], run.losses[told])


def test_runs_that_all_diverge_are_shown_from_where_they_begin():
    figure = opened(
        landscape="ellipse", optimizers="gradient_descent", steps="300", **{"gradient_descent.learning_rate": "10"}
    )
    (line,) = lines(figure)
    finite = values(line)[np.isfinite(values(line))]
    assert len(np.unique(finite)) == len(finite)


def test_a_lowest_loss_that_is_rounding_is_not_taken_off():
    assert LANDSCAPES["levy13"].value(*LANDSCAPES["levy13"].minima[0]) > 0
    (title,) = titles(opened(landscape="levy13", optimizers="adam"))
    assert title.startswith("Loss, log scale")


def test_what_lies_below_the_axis_is_hovered_as_it_is():
    first, second = lines(drawn([1.0, 0.0], [1.0, 0.5], log=True))
    assert values(first)[1] > 0
    assert values(first, "customdata")[1] == 0
    assert "customdata" in first["hovertemplate"]
    assert "customdata" not in second


def test_a_loss_without_a_lowest_value_is_drawn_as_it_is():
    figure = opened(landscape="saddle")
    assert titles(figure) == ["Loss"]
    assert figure["layout"]["yaxis"]["type"] == "linear"


def test_nothing_chosen_is_said_and_nothing_drawn():
    assert opened([]) is None


def test_a_choice_that_the_race_no_longer_has_is_forgotten():
    assert titles(opened(["loss", "distance"], ["m"], landscape="saddle", optimizers="momentum")) == ["Loss"]


def test_a_curve_is_thinned_out_but_reaches_over_all_steps():
    figure = drawn(np.arange(2001.0), np.arange(2001.0))
    line = lines(figure)[0]
    assert len(values(line)) == MOST_POINTS
    assert line["dx"] * (MOST_POINTS - 1) == 2000 == figure["layout"]["xaxis"]["range"][1]
    np.testing.assert_array_equal(values(line), np.arange(0, 2001, line["dx"]))
    assert "one step in 2 " in figure["layout"]["xaxis"]["title"]["text"]


def test_curves_stand_over_the_examples_that_each_has_seen():
    race = {"landscape": "linear_regression", "optimizers": "momentum,adam", "steps": "1999"}
    figure = opened(**race, **{"momentum.batch_size": "24", "axis": "examples"})
    small, large = [np.frombuffer(base64.b64decode(line["x"]["bdata"]), "<f8") for line in lines(figure)]
    np.testing.assert_array_equal(small[:5], [0, 48, 88, 128, 176])  # after every second update
    np.testing.assert_array_equal(large, 128 * np.arange(1000))
    axis = figure["layout"]["xaxis"]
    assert axis["range"] == [0, 64 * 1999]
    assert axis["title"]["text"] == "examples seen, 0 to 127936 (one step in 2 is drawn)"
    assert figure["layout"]["hovermode"] == "closest"
    together = opened(**race, batch_size="24", axis="epochs")
    assert together["layout"]["hovermode"] == "x unified"
    assert together["layout"]["xaxis"]["title"]["text"].startswith("epochs, 0 to ")


def test_who_diverges_does_not_stretch_the_chart():
    low, high = drawn([1.0, 2.0, 3.0], [1.0, 1e30, np.nan], diverged=(False, True))["layout"]["yaxis"]["range"]
    assert 0.5 < low < 1
    assert 3 < high < 4


def test_the_log_range_holds_all_positive_values_in_decades():
    low, high = drawn([0.0, 1e-3, 1e2], [0.0, 1.0, np.nan], log=True)["layout"]["yaxis"]["range"]
    assert -4.5 < low < -4  # zero lies on the line below 0.001
    assert 2 < high < 3


def test_a_constant_curve_has_room_around_it():
    for log in (False, True):
        low, high = drawn([0.01, 0.01], [0.01, 0.01], log=log)["layout"]["yaxis"]["range"]
        assert low < (np.log10(0.01) if log else 0.01) < high


@pytest.mark.parametrize(("steps", "between"), [(1, 1), (3, 1), (500, None)])
def test_a_few_steps_are_counted_in_whole_numbers(steps, between):
    axis = drawn(np.arange(steps + 1.0), np.arange(steps + 1.0))["layout"]["xaxis"]
    assert (axis["dtick"], axis["hoverformat"]) == (between, "d")
    assert axis["title"]["text"].endswith(f"0 to {steps}")


def test_x_is_solid_and_y_dotted():
    figure = drawn([1.0, 2.0], [2.0, 3.0], axes=("x", "y"))
    assert [line["line"]["dash"] for line in lines(figure)] == ["solid", "2px,3px"]
