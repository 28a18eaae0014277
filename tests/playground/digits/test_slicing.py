"""A slice while it is computed: coarse at first, complete in the end, cancelled on request; its messages."""

import csv
import io

import numpy as np
import pytest
from PIL import Image

from landscapes.networks import Perceptron, digits, random_plane
from optimizers import train
from optimizers.engine.evaluation import measure
from playground.digits.slice_files import grid_csv, paths_csv
from playground.digits.slice_scene import slice_scene, slice_surface
from playground.digits.slicing import Slicing, slice_request
from playground.digits.smoothing import smoothed
from playground.digits.training import network_of, train_plan
from playground.exports.drawing.look import read_look
from playground.exports.formats.gif import picture, write_gif
from playground.settings.digits import DigitsSettings
from playground.settings.slices import KIND
from playground.stage.messages import paths_message, stage_message
from registry import FieldError
from tests.playground.messages import read_message

SETTINGS = DigitsSettings(epochs=2).with_value("slice.points", 11)


def settings_of(**values):
    settings = SETTINGS
    for name, value in values.items():
        settings = settings.with_value("slice" if name == "kind" else f"slice.{name}", value)
    return settings


def sliced(settings):
    slicing = Slicing(slice_request(settings), digits())
    slicing.wait()
    return slicing


@pytest.fixture(scope="module", params=KIND.options)
def both(request):
    """The settings and the slice of a kind."""
    settings = settings_of(kind=request.param)
    return settings, sliced(settings)


def test_it_is_complete_in_the_end(both):
    _, slicing = both
    assert slicing.done
    assert slicing.problem is None
    assert len(slicing.paths) == len(slicing.request.plans)
    assert slicing.shown.stride == 1
    assert slicing.shown.picture.values.shape == (11, 11)
    assert np.isfinite(slicing.shown.picture.values).all()


def test_the_players_levels_are_the_computed_losses_at_the_computed_points(both):
    settings, slicing = both
    header, arrays = read_message(stage_message(slice_scene(slicing, slicing.shown, settings).stage))
    ground, values = header["landscape"], slicing.shown.picture.values
    np.testing.assert_array_equal(arrays["computed"], values.astype("f4"))
    assert (ground["low"], ground["high"]) == (values.min(), values.max())
    rows, columns = arrays["surface"].shape
    assert rows >= 400
    assert columns >= 400
    shares = arrays["surface"][:: (rows - 1) // 10, :: (columns - 1) // 10] / 65535
    span = (ground["high"] - ground["low"]) / ground["stretch"]
    losses = ground["low"] + ground["stretch"] * ((1 + span) ** shares - 1)
    np.testing.assert_allclose(losses, values, rtol=1e-4 * np.log1p(span))
    across, along = ground["nodes"]
    assert (across[0], across[-1]) == tuple(ground["domain"][0])
    assert (along[0], along[-1]) == tuple(ground["domain"][1])


def test_the_player_is_told_the_truth_beside_the_shadow(both):
    settings, slicing = both
    scene = slice_scene(slicing, slicing.shown, settings)
    header, arrays = read_message(paths_message(scene))
    assert header["stage"] == scene.stage.id
    assert header["query"] is None
    assert header["last"] == slicing.paths[0].updates[-1]
    assert header.get("every", 1) * (header["steps"] - 1) == slicing.paths[0].updates[-2]
    for i, path in enumerate(slicing.paths):
        np.testing.assert_array_equal(arrays["points"][i], path.seen.coordinates.astype("f4"))
        np.testing.assert_array_equal(arrays["losses"][i], path.seen.losses.astype("f4"))
        np.testing.assert_array_equal(arrays["series.explained"][i], path.seen.explained.astype("f4"))
        gap = arrays["series.shown"][i] - arrays["losses"][i]
        np.testing.assert_allclose(arrays["series.gaps"][i], gap, atol=1e-6 * path.seen.losses.max())
        assert arrays["series.explained"][i][-1] == 1.0
        assert abs(arrays["series.gaps"][i][-1]) < 1e-10


def test_what_changes_the_stage_changes_its_name():
    settings = settings_of(kind="three")
    slicing = sliced(settings)
    others = [settings.with_value("slice.dimensions", "3"), settings.with_value("slice.layout", "panels")]
    names = {slice_scene(slicing, slicing.shown, each).stage.id for each in (settings, *others)}
    assert len(names) == 3


def test_a_coarser_picture_is_a_picture_too():
    """The grid of every eighth point of 11 is uneven: 0, 8, 10."""
    slicing = sliced(settings_of())
    coarse = type(slicing.shown)(**{**vars(slicing.shown), "stride": 8})
    levels = slice_surface(coarse).levels
    assert coarse.picture.values.shape == (3, 3)
    known = levels[:: (len(levels) - 1) // 10, :: (len(levels) - 1) // 10][np.ix_([0, 8, 10], [0, 8, 10])]
    losses = [[slice_surface(coarse).loss(level) for level in row] for row in known]
    np.testing.assert_allclose(losses, coarse.picture.values, rtol=1e-12)


def test_parabolas_are_smoothed_exactly_however_the_points_lie():
    x, y = np.array([0.0, 1.0, 1.5, 4.0]), np.array([-2.0, -1.0, 3.0])
    finer = np.linspace(0, 4, 23), np.linspace(-2, 3, 17)

    def bowl(x, y):
        return (x * x - 3 * x + 1) * (2 * y * y + y)

    seen = smoothed(bowl(x, y[:, None]), (x, y), finer)
    np.testing.assert_allclose(seen, bowl(finer[0], finer[1][:, None]), atol=1e-12)


def test_a_random_plane_is_drawn_anew_from_another_seed():
    settings = settings_of(kind="random", seed=5)
    slicing = sliced(settings)
    plan = slicing.request.plans[0]
    network = network_of(plan, digits())
    loss = measure(network, digits().train, digits().train_labels, digits().scale)
    plane = random_plane(network, train_plan(plan, digits(), lambda: None, 150).path[-1], 5)
    assert slicing.shown.values[0, 0] == pytest.approx(loss(plane.point(-1.0, -1.0)).loss, rel=1e-12)
    assert slicing.shown.values[0, 0] != pytest.approx(sliced(settings_of(kind="random")).shown.values[0, 0])


def test_three_solutions_of_any_methods_and_seeds():
    request = slice_request(settings_of(kind="three", solutions=("adam.2", "adam.1", "momentum.0")))
    assert [(plan.optimizer, plan.seed) for plan in request.plans] == [("momentum", 0), ("adam", 1), ("adam", 2)]
    assert request.names == ("Momentum, seed 0", "Adam, seed 1", "Adam, seed 2")
    assert request.places[:2] == (1, 3)
    assert len(set(request.places)) == 3
    for solutions in ((), ("adam.0", "adam.1")):
        with pytest.raises(FieldError, match="three"):
            slice_request(settings_of(kind="three", solutions=solutions))


@pytest.mark.parametrize(("epochs", "batch_size"), [(1, 32), (7, 32), (11, 32), (12, 32), (10, 1)])
def test_the_path_ends_where_the_training_does(epochs, batch_size):
    settings = settings_of().with_value("epochs", epochs).with_value("batch_size", batch_size)
    slicing = sliced(settings.with_value("gradient_descent.learning_rate", 0.1))
    trained = train("gradient_descent", Perceptron(), digits(), epochs, batch_size, learning_rate=0.1)
    assert slicing.paths[0].updates[-1] == len(trained.losses)
    assert slicing.paths[0].seen.losses[-1] == pytest.approx(trained.train_losses[-1], rel=1e-12)
    scene = slice_scene(slicing, slicing.shown, settings)
    assert [scene.count(step) for step in range(scene.steps + 1)] == slicing.paths[0].updates.tolist()


def test_a_cancelled_one_stops_and_keeps_what_it_has():
    slicing = Slicing(slice_request(settings_of(points=51)), digits())
    slicing.cancel()
    slicing.wait()
    assert slicing.cancelled
    assert slicing.problem is None
    assert slicing.progress is None or slicing.progress.done < slicing.progress.total
    assert grid_csv(slicing).splitlines()[0] == "first,second,loss"


def test_what_nobody_looks_at_stops(monkeypatch):
    monkeypatch.setattr("playground.digits.slicing.PATIENCE", 0.0)
    slicing = Slicing(slice_request(settings_of(points=51)), digits())
    slicing.wait()
    assert slicing.cancelled
    assert slicing.progress is None


@pytest.mark.parametrize("kind", KIND.options)
def test_a_training_that_diverged_has_no_slice(kind):
    slicing = sliced(settings_of(kind=kind).with_value("gradient_descent.learning_rate", 1e200))
    assert "diverged" in str(slicing.problem)


def test_the_film_is_a_gif_of_its_pictures(both):
    settings, slicing = both
    scene, target = slice_scene(slicing, slicing.shown, settings), io.BytesIO()
    write_gif(scene, target, (360, 270), 5, 0.5, "dark")
    with Image.open(target) as film:
        assert (film.n_frames, film.size) == (5, (360, 270))
        film.seek(4)
        last = np.asarray(film.convert("RGB"), dtype=float)
    drawn = np.asarray(picture(scene, scene.steps, (360, 270), "dark"), dtype=float)
    assert np.mean((last - drawn) ** 2) < 255**2 * 1e-4  # 40 dB
    for place in slicing.request.places:
        assert (last == read_look("dark").paths[place]).all(axis=-1).sum() > 5


def test_the_files_hold_what_was_computed(both):
    _, slicing = both
    grid = list(csv.DictReader(io.StringIO(grid_csv(slicing))))
    shown = slicing.shown.picture
    assert len(grid) == 121
    assert [float(row["loss"]) for row in grid] == shown.values.ravel().tolist()
    assert [float(row["first"]) for row in grid[:11]] == shown.first.tolist()
    paths = list(csv.DictReader(io.StringIO(paths_csv(slicing))))
    assert len(paths) == sum(len(path.updates) for path in slicing.paths)
    assert [float(row["loss"]) for row in paths[: len(slicing.paths[0].updates)]] == slicing.paths[
        0
    ].seen.losses.tolist()
