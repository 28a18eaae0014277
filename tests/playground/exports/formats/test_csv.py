"""The table as Python's csv module reads it, against the runs of trace() to the last bit."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.exports.formats import FORMATS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link

STEPS = 12
MOST = 8  # racers
METHODS = list(OPTIMIZERS)
DIVERGED = {"landscape": "himmelblau", "optimizers": "gradient_descent", "gradient_descent.learning_rate": "0.5"}


def settings_of(query):
    settings, problems = read_link({"steps": str(STEPS), **query})
    assert not problems
    return settings


def scene_of(query):
    settings = settings_of(query)
    return race_scene(settings, race(settings))


def written(scene, progress=None):
    target = io.BytesIO()
    said = FORMATS["csv"].write(scene, target, progress=progress)
    return target.getvalue().decode("utf-8"), said


def table(scene):
    """The rows by the name of each column, of each path by its title."""
    rows = list(csv.DictReader(io.StringIO(written(scene)[0], newline=""), strict=True))
    return {path.title: [row for row in rows if row["optimizer"] == path.title] for path in scene.paths}


def column(rows, name):
    return [row[name] for row in rows]


def read(rows, *names):
    """Columns of numbers as an array (rows, columns), or (rows,) of one."""
    return np.squeeze(np.array([[float(row[name]) for name in names] for row in rows]))


def same(one, other):
    return np.array_equal(one, other, equal_nan=True)


@pytest.mark.parametrize("methods", [METHODS[i : i + MOST] for i in range(0, len(METHODS), MOST)], ids=lambda m: m[0])
def test_every_number_of_every_method_reads_back_exactly(methods):
    settings = settings_of({"landscape": "himmelblau", "optimizers": ",".join(methods), "noise": "0.5", "seed": "3"})
    tables = table(race_scene(settings, race(settings)))
    states = {f"state.{name}.{axis}" for key in methods for name in OPTIMIZERS[key].state._fields for axis in "xy"}
    for key, rows in zip(methods, tables.values(), strict=True):
        land, start, values = LANDSCAPES["himmelblau"], settings.value("start"), settings.hyperparameters(key)
        run = trace(key, land, start, STEPS, noise=0.5, seed=3, **values)
        assert column(rows, "step") == [str(step) for step in range(STEPS + 1)]
        assert same(read(rows, "x", "y"), run.points)
        assert same(read(rows, "loss"), run.losses)
        assert same(read(rows, "gradient.x", "gradient.y"), run.gradients)
        assert same(read(rows[:-1], "learning_rate"), run.learning_rates)
        assert rows[-1]["learning_rate"] == ""
        for name, values in run.state.items():
            assert same(read(rows, f"state.{name}.x", f"state.{name}.y"), values)
        own = {f"state.{name}.{axis}" for name in run.state for axis in "xy"}
        assert {name for name in rows[0] if name.startswith("state.")} == states
        assert {row[name] for row in rows for name in states - own} <= {""}


@pytest.mark.parametrize("query", [{"noise": "0.5"}, {"landscape": "linear_regression", "batch_size": "4"}])
def test_the_gradient_that_a_step_has_used_has_columns_of_its_own_where_it_is_another(query):
    scene = scene_of({"optimizers": "adam", **query})
    axes = scene.stage.ground.axes
    (rows,) = table(scene).values()
    used = read(rows[:-1], *(f"used_gradient.{axis}" for axis in axes))
    moments = read(rows, *(f"state.m.{axis}" for axis in axes))
    assert same(moments[1], (1 - 0.9) * used[0])
    assert not same(used, read(rows[:-1], *(f"gradient.{axis}" for axis in axes)))
    assert "used_gradient.x" not in table(scene_of({"optimizers": "adam"}))["Adam"][0]


def test_a_run_that_diverges_is_told_to_its_end():
    settings = settings_of(DIVERGED)
    (rows,) = table(race_scene(settings, race(settings))).values()
    run = trace("gradient_descent", LANDSCAPES["himmelblau"], settings.value("start"), STEPS, learning_rate=0.5)
    assert run.outcome.kind == "diverged"
    assert np.isnan(run.losses[-1])
    assert same(read(rows, "loss"), run.losses)
    assert same(read(rows, "x", "y"), run.points)


def test_the_rates_of_a_schedule_are_those_of_each_step():
    query = {"optimizers": "adam", "adam.schedule": "cosine", "adam.schedule.t_max": "12", "adam.learning_rate": "0.3"}
    (rows,) = table(scene_of(query)).values()
    schedule = ("cosine", {"t_max": 12})
    run = trace("adam", LANDSCAPES["rosenbrock"], steps=STEPS, schedule=schedule, learning_rate=0.3)
    assert len(set(run.learning_rates)) == STEPS
    assert same(read(rows[:-1], "learning_rate"), run.learning_rates)


def test_the_coordinates_are_called_as_the_surface_calls_them():
    scene = scene_of({"landscape": "linear_regression", "optimizers": "momentum"})
    (rows,) = table(scene).values()
    assert list(rows[0])[:8] == ["optimizer", "step", "w", "b", "loss", "gradient.w", "gradient.b", "learning_rate"]
    assert same(read(rows, "w", "b"), scene.paths[0].points)


def test_a_title_with_a_comma_stays_one_cell_and_the_second_entry_has_its_own():
    tables = table(scene_of({"optimizers": "adam,adam", "adam-2.beta2": "0.9"}))
    assert list(tables) == ["Adam", "Adam, beta2 0.9"]
    assert [len(rows) for rows in tables.values()] == [STEPS + 1, STEPS + 1]


def test_it_is_written_as_rfc_4180_has_it():
    text, said = written(scene_of({"optimizers": "adam,adam"}))
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert len(lines) == 1 + 2 * (STEPS + 1)
    assert not any(mark in line for line in lines for mark in "\r\n")
    assert len({len(cells) for cells in csv.reader(lines, strict=True)}) == 1
    assert said == f"{2 * (STEPS + 1)} rows"


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_title_is_taken_for_a_formula(beginning):
    scene = scene_of({"optimizers": "adam"})
    title = f'{beginning}HYPERLINK("http://example.org","a")'
    scene = replace(scene, paths=(replace(scene.paths[0], name=title),))
    _, *rows = csv.reader(io.StringIO(written(scene)[0], newline=""), strict=True)
    assert {row[0] for row in rows} == {f"'{title}"}


def test_negative_numbers_are_no_titles():
    (rows,) = table(scene_of({"optimizers": "adam", "start": "-1.5,-0.5"})).values()
    assert (rows[0]["x"], rows[0]["y"]) == ("-1.5", "-0.5")


@pytest.mark.parametrize("landscape", ["rosenbrock", "linear_regression", "tanh_unit"])  # x y, w b, w a
def test_no_column_takes_the_place_of_another(landscape):
    """Every method's state is there, even variables with the name of something that all methods have."""
    for methods in (METHODS[i : i + MOST] for i in range(0, len(METHODS), MOST)):
        text, _ = written(scene_of({"landscape": landscape, "optimizers": ",".join(methods), "steps": "1"}))
        header = next(csv.reader(io.StringIO(text)))
        variables = {name for key in methods for name in OPTIMIZERS[key].state._fields}
        assert len(set(header)) == 8 + 2 * len(variables)


def test_progress_is_told_for_every_run_and_can_stop_the_writing():
    scene, told = scene_of({"optimizers": "adam,adam,adam"}), []
    written(scene, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def stop(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        written(scene, stop)
