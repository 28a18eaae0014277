"""Bands of the loss in the charts: they hold the share that they claim, and infinite values leave the picture."""

import base64

import numpy as np
import pytest

from landscapes import LANDSCAPES
from playground.race.ensembles import ensembles
from playground.settings.link import read_link
from playground.study.bands import Band, band_traces
from playground.study.chart_figure import Chart, Racers, chart_figure
from playground.study.quantities import Curve
from tests.playground.study.test_charts import opened, titles

REACH = (1e-9, 1e9)


def unpacked(array):
    return np.frombuffer(base64.b64decode(array["bdata"]), "<f8")


def traces(low, median, high, every=1):
    made, places = Band(0, *map(np.array, (low, median, high)), True), np.arange(len(median))
    band, middle = band_traces(made, "One", "#123456", places, every, REACH)
    count = len(band["x"]) // 2
    return band["x"][:count], band["y"][:count], band["y"][count:][::-1], middle["y"]


@pytest.mark.parametrize("landscape", ["rosenbrock", "six_hump_camel"])
def test_the_page_draws_the_quantiles_under_the_loss(landscape):
    query = {"landscape": landscape, "optimizers": "adam,momentum", "adam.noise": "1", "seeds": "20", "steps": "60"}
    figure = opened(**query)
    (ensemble, none) = ensembles(read_link(query)[0])
    assert none is None
    bands = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    assert [trace["legendgroup"] for trace in bands] == ["0"]
    surface = LANDSCAPES[landscape]
    floor = surface.value(*surface.minima[0])
    edges = unpacked(bands[0]["y"])
    np.testing.assert_allclose(edges[:61], ensemble.quantiles[2] - floor, rtol=1e-12)
    np.testing.assert_allclose(edges[61:][::-1], ensemble.quantiles[0] - floor, rtol=1e-12)
    (median,) = [trace for trace in figure["data"] if trace.get("name") == "Adam, median"]
    np.testing.assert_allclose(unpacked(median["y"]), ensemble.quantiles[1] - floor, rtol=1e-12)
    low, high = figure["layout"]["yaxis"]["range"]
    assert 10**low < edges.min() < edges.max() < 10**high


def test_no_other_chart_has_a_band():
    figure = opened(["distance"], noise="1", seeds="5", steps="30")
    assert titles(figure) == ["Distance to the nearest minimum, log scale"]
    assert not any("fill" in trace for trace in figure["data"])


def test_what_rounding_hides_is_a_line_in_bands_too():
    racers = Racers(["one", "two"], ["#111111", "#222222"], [False, False], [[], []])
    bands = [Band(racer, np.zeros(3), np.array([1.0, 0.0, 1e-17]), np.ones(3), True) for racer in (0, 1)]
    data = chart_figure([Chart("title", [Curve(0, "", np.ones(3))], 1e-15, bands)], racers, 2)["data"]
    for name in ("one, median", "two, median"):
        (median,) = [trace for trace in data if trace.get("name") == name]
        np.testing.assert_array_equal(unpacked(median["y"]), [1.0, 1e-15, 1e-15])


def test_what_is_infinite_runs_out_of_the_picture_and_the_band_ends_where_nearly_all_are():
    steps, high, low, median = traces([1, 2, 3, np.inf], [2, 4, np.inf, np.inf], [3, np.inf, np.inf, np.inf])
    assert steps.tolist() == [0, 1, 2]
    assert low.tolist() == [1, 2, 3]
    assert high[0] == 3
    assert (high[1:] >= REACH[1]).all()
    np.testing.assert_array_equal(median, [2, 4, np.nan, np.nan])


def test_what_a_log_scale_cannot_show_is_below_the_picture():
    _, high, low, _ = traces([1, np.nan, 0], [1, 1, 0], [1, 2, np.nan])
    assert low.tolist() == [1, REACH[0], REACH[0]]
    assert high.tolist() == [1, 2, REACH[0]]


def test_a_band_is_thinned_out_like_its_curve():
    rows = np.arange(1.0, 12.0)
    steps, high, low, median = traces(rows, rows, rows, every=5)
    assert steps.tolist() == [0, 5, 10]
    assert high.tolist() == low.tolist() == median.tolist() == [1, 6, 11]


def test_a_band_stands_over_what_its_entry_has_seen():
    query = {"landscape": "linear_regression", "optimizers": "adam,momentum", "batch_size": "8", "seeds": "5"}
    figure = opened(**query, **{"momentum.batch_size": "32", "axis": "examples", "steps": "40"})
    bands = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    assert [unpacked(band["x"]).max() for band in bands] == [8 * 40, 32 * 40]
