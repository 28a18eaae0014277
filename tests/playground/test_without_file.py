"""A surface that stands in no registry goes everywhere: into races, scenes, files, the study and the settings."""

import csv
import io
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image

from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, trace
from playground.exports.formats import FORMATS
from playground.race.critical_points import critical_points
from playground.race.ensembles import ensembles
from playground.race.outcomes import outcome_sentence
from playground.race.rounding import resolvable_floor
from playground.race.runs import race
from playground.scene.levels import draw_surface
from playground.scene.race_scene import race_scene, stage_id
from playground.settings.budget import race_seconds
from playground.settings.link import read_link, write_link
from playground.settings.race import Settings
from playground.settings.surface import SurfaceChoice
from playground.stage.messages import paths_message, stage_message
from playground.study import theory
from playground.study.cut import cut
from playground.study.inspector.gradient_formula import gradient_formula
from tests.landscapes.without_file import APPLES, SPRINGS
from tests.playground.messages import read_message

both = pytest.mark.parametrize("landscape", [SPRINGS, APPLES], ids=lambda landscape: landscape.key)


@dataclass(frozen=True)
class Given(SurfaceChoice):
    """Another kind of choice: a landscape itself, which nobody looks up."""

    landscape: Landscape = SPRINGS

    @property
    def original(self) -> Landscape:
        return self.landscape


def settings_on(landscape):
    """Adam and Newton's method on it, with rates that are searched."""
    settings = Settings(surface_choice=Given(landscape.key, landscape=landscape))
    return settings.with_value("optimizers", ("adam", "newton")).with_value("steps", 60)


@both
def test_it_stands_in_no_registry(landscape):
    assert landscape.key not in LANDSCAPES
    assert landscape not in LANDSCAPES.values()


@both
def test_it_is_raced_from_its_own_start_at_rates_that_suit_it(landscape):
    settings = settings_on(landscape)
    for racer in race(settings):
        expected = trace(racer.key, landscape, steps=60, learning_rate=settings.value(f"{racer.key}.learning_rate"))
        np.testing.assert_array_equal(racer.run.points, expected.points)
    _, newton = race(settings)
    assert newton.run.outcome.kind == "converged"
    assert "minimum" in outcome_sentence(newton.run)
    assert race_seconds(settings) < 1


@both
def test_its_scene_is_told_and_written_to_files(landscape):
    settings = settings_on(landscape)
    scene = race_scene(settings, race(settings))
    header, arrays = read_message(stage_message(scene.stage))
    assert header["landscape"]["key"] == landscape.key
    assert scene.beyond_link
    np.testing.assert_allclose(header["landscape"]["minima"], landscape.minima)
    assert ("samples" in arrays) == bool(landscape.data)
    assert len(read_message(paths_message(scene))[1]["points"]) == 2
    written = {}
    for key, options in (("gif", {"frames": 5}), ("csv", {})):
        written[key] = io.BytesIO()
        FORMATS[key].write(scene, written[key], **options)
        written[key].seek(0)
    assert Image.open(written["gif"]).n_frames == 5
    rows = list(csv.DictReader(io.TextIOWrapper(written["csv"], "utf-8")))
    assert len(rows) == 2 * 61


@both
def test_its_levels_and_known_points_are_its_own(landscape):
    surface = draw_surface(landscape, 40, 30)
    assert surface.levels.shape == (30, 40)
    (lowest,) = critical_points(landscape)
    assert (lowest.kind, lowest.point) == ("minimum", landscape.minima[0])
    assert surface.low == resolvable_floor(landscape) == pytest.approx(lowest.loss)


@both
def test_it_can_be_studied(landscape):
    minimum = landscape.minima[0]
    bowl = theory.curvature(landscape, minimum)
    assert bowl.low > 0
    run = trace("newton", landscape, steps=60, learning_rate=0.5)
    assert theory.approached(landscape, run.points) == minimum
    assert cut(landscape, run.points[0], run.points[1], "step").losses.shape
    assert gradient_formula(landscape) is None


@both
def test_its_link_is_read_back_where_it_is_and_names_it_elsewhere(landscape):
    """No link can hold it: whoever has it keeps it, and whoever has not is told that it is missing."""
    settings = settings_on(landscape).with_value("noise", 0.5)
    assert read_link(write_link(settings), settings) == (settings, [])
    elsewhere, (problem, *_) = read_link(write_link(settings))
    assert (problem.field, problem.value) == ("landscape", landscape.key)
    assert elsewhere.surface_choice == SurfaceChoice()
    assert read_link({"steps": "60"}, settings)[0].surface_choice == SurfaceChoice()


def test_its_parameters_and_standardised_samples_are_read_back_too():
    stiff = settings_on(SPRINGS).with_value("springs.k", 4.0)
    assert read_link(write_link(stiff), stiff) == (stiff, [])
    assert read_link({"landscape": "springs"}, stiff)[0].surface == SPRINGS
    standardised = settings_on(APPLES).with_value("standardise", True)
    assert read_link(write_link(standardised), standardised) == (standardised, [])
    assert read_link({"landscape": "apples"}, standardised)[0].surface == APPLES


def test_the_link_of_a_landscape_of_the_registry_says_all():
    settings = Settings().with_value("rosenbrock.b", 50.0)
    assert settings.surface_choice.is_in_link
    assert not race_scene(settings, race(settings)).beyond_link


def test_its_parameters_are_set_and_move_no_learning_rate():
    settings = settings_on(SPRINGS)
    stiff = settings.with_value("springs.k", 4.0)
    assert stiff.surface == SPRINGS.with_parameters(k=4.0)
    assert write_link(stiff)["springs.k"] == "4"
    assert stiff.value("adam.learning_rate") == settings.value("adam.learning_rate")
    assert stage_id(stiff) != stage_id(settings)
    assert "standardise" not in dict(settings.fields())
    assert "batch_size" not in dict(settings.fields())


def test_its_data_can_be_standardised_batched_and_replaced():
    settings = settings_on(APPLES).with_value("batch_size", 2).with_value("seeds", 3)
    assert settings.with_value("standardise", True).surface == APPLES.standardised()
    assert all(ensemble.seeds == 3 for ensemble in ensembles(settings))
    assert race_scene(settings.with_value("batch_surface", True), race(settings)).layers["batch_surface"]
    other = settings.with_data(((0.0, 1.0), (1.0, 3.0), (2.0, 5.0)))
    np.testing.assert_allclose(other.surface.minima, [(2.0, 1.0)], atol=1e-9)


def test_every_method_runs_on_it():
    for optimizer in OPTIMIZERS:
        assert np.isfinite(trace(optimizer, SPRINGS, steps=20).losses).all()
