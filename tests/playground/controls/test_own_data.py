"""The visitor's own data: part of the settings and of everything made from them, but not of the link."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from landscapes import LANDSCAPES
from optimizers import trace
from playground.race.runs import race
from playground.scene.levels import draw_surface
from playground.scene.map_losses import landscape_losses
from playground.scene.race_scene import stage_id
from playground.settings.link import read_link, write_link
from playground.settings.race import Settings
from registry import FieldError
from tests.playground.events import send
from tests.playground.messages import race_message, read_message
from tests.playground.test_page import APP, opened

OVER_DATA = sorted(key for key, landscape in LANDSCAPES.items() if landscape.data)
LINE = tuple((float(x), 3.0 * x + 1.0) for x in range(6))
LABELS = tuple((float(x), float(x > 2)) for x in (0, 3, 1, 2, 4, 5, 2.5, 2.2))


def over(landscape, data):
    return Settings().with_value("landscape", landscape).with_data(data)


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_the_race_runs_over_them(landscape):
    settings = over(landscape, LABELS).with_value("optimizers", ("adam",)).with_value("steps", 50)
    surface = LANDSCAPES[landscape].with_data(*zip(*LABELS, strict=True))
    (racer,) = race(settings)
    rate = settings.value("adam.learning_rate")
    np.testing.assert_array_equal(racer.run.points, trace("adam", surface, steps=50, learning_rate=rate).points)
    assert settings.value("start") == surface.start
    assert settings.field("batch_size").default == len(LABELS)
    assert draw_surface(settings.surface).levels.shape == (400, 400)


def test_the_link_does_not_carry_them_and_the_player_is_told():
    settings = over("linear_regression", LINE)
    assert write_link(settings) == {"landscape": "linear_regression"}
    built_in = settings.with_data(())
    header, _ = read_message(race_message(settings))
    assert header["beyond_link"]
    assert "beyond_link" not in read_message(race_message(built_in))[0]
    other = over("linear_regression", LINE[:-1])
    assert len({stage_id(settings), stage_id(built_in), stage_id(other)}) == 3


def test_they_stay_where_they_make_sense():
    settings = over("linear_regression", LABELS).with_value("batch_size", 3).with_value("adam.start", (0.5, 0.5))
    moved = settings.with_value("landscape", "logistic_regression")
    assert moved.surface.data == LABELS
    assert moved.value("batch_size") == 3
    assert moved.value("adam.start") is None
    assert settings.with_value("landscape", "saddle").data == ()
    assert over("linear_regression", LINE).with_value("landscape", "logistic_regression").data == ()


def test_batches_larger_than_the_data_go():
    settings = Settings().with_value("landscape", "tanh_unit").with_value("batch_size", 30)
    settings = settings.with_value("adam.batch_size", 4).with_data(LINE)
    assert settings.value("batch_size") == len(LINE)
    assert settings.value("adam.batch_size") == 4


def test_parameters_that_no_longer_fit_go():
    settings = Settings().with_value("landscape", "huber_regression").with_value("huber_regression.delta", 0.1)
    far = ((0.0, 0.0), (1.0, 0.0), (2.0, 1e6), (3.0, 0.0), (4.0, 1.0))
    assert settings.with_data(far).surface.data == far


@pytest.mark.parametrize(
    ("landscape", "data", "said"),
    [
        ("linear_regression", ((1.0, 2.0), (1.0, 3.0)), "must not be the same in every row"),
        ("linear_regression", ((1.0, 2.0),), "must have 2 to 5,000 rows"),
        ("linear_regression", ((1.0, float("nan")), (2.0, 3.0)), "must be a number within"),
        ("logistic_regression", LINE, "must be one of 0, 1"),
        ("saddle", LINE, "is taken by losses over data only"),
    ],
)
def test_data_without_sense_are_refused_in_words(landscape, data, said):
    with pytest.raises(FieldError, match=said):
        over(landscape, data)


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_a_refined_map_of_much_data_is_the_map(landscape):
    draws = np.random.default_rng(1)
    x = draws.uniform(-2, 2, 1200)
    y = (x + draws.normal(size=1200) > 0).astype(float)
    surface = LANDSCAPES[landscape].with_data(x, y)
    (left, right), (low, high) = surface.domain
    losses = landscape_losses(surface, 400, 400)
    places = np.linspace(0, 399, 12).astype(int)
    grid = np.meshgrid(np.linspace(left, right, 400)[places], np.linspace(low, high, 400)[places])
    exact = surface.value(*grid)
    assert np.abs(losses[np.ix_(places, places)] - exact).max() < 1e-3 * np.ptp(losses)


def test_rows_can_be_typed_and_bad_ones_are_told():
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.query_params["landscape"] = "linear_regression"
    page.session_state["data.source"] = "drawn"
    page.run()
    page.text_area(key="data.typed").set_value("0, 1\n1, 3\n2, 5").run()
    assert not page.exception
    assert not page.warning
    assert page.session_state.surfaces_settings.data == ((0.0, 1.0), (1.0, 3.0), (2.0, 5.0))
    page.text_area(key="data.typed").set_value("0, 1\n1, three").run()
    assert "row 2" in page.warning[0].value
    assert len(page.session_state.surfaces_settings.data) == 3
    page.segmented_control(key="data.source").set_value("built_in").run()
    assert page.session_state.surfaces_settings.data == ()
    assert not page.exception


def with_own_rows(source="drawn"):
    """The page on linear regression, over the rows of LINE."""
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.query_params["landscape"] = "linear_regression"
    page.session_state["surfaces_settings"] = over("linear_regression", LINE)
    page.session_state["data.source"] = source
    return page.run()


def choose(page, landscape):
    """The page after another landscape was picked."""
    told = [component.proto.json for component in page.get("bidi_component")]
    return send(page, next(i for i, words in enumerate(told) if '"chosen"' in words), chosen=landscape)


@pytest.mark.parametrize("source", ["file", "drawn"])
@pytest.mark.parametrize(
    ("landscape", "said"),
    [
        ("logistic_regression", "Logistic regression cannot use your own 6 samples (data.y = 4.0: must be one of"),
        ("rosenbrock", "not a loss over data. Your own 6 samples come back with one that is"),
    ],
)
def test_data_that_a_landscape_cannot_take_come_back_with_one_that_can(source, landscape, said):
    page = choose(with_own_rows(source), landscape)
    assert not page.exception
    assert said in page.warning[0].value.replace("\\", "")
    assert page.session_state["data.source"] == "built_in"
    page = choose(page, "linear_regression")
    assert not page.warning
    assert page.session_state.surfaces_settings.data == LINE
    assert page.segmented_control(key="data.source").value == source


def test_data_that_were_given_up_do_not_come_back():
    page = choose(with_own_rows(), "logistic_regression")
    page.segmented_control(key="data.source").set_value("drawn").run()
    page.segmented_control(key="data.source").set_value("built_in").run()
    page = choose(page, "linear_regression")
    assert page.session_state.surfaces_settings.data == ()


def uploaded(text):
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.query_params["landscape"] = "linear_regression"
    page.session_state["data.source"] = "file"
    page.run()
    page.file_uploader(key="data.file.0").set_value(("rows.csv", text.encode(), "text/csv")).run()
    assert not page.exception
    return page


def test_a_file_that_is_refused_does_not_stay_listed():
    page = uploaded("nothing\nto read\n")
    assert page.warning
    assert page.file_uploader[0].value is None
    assert page.session_state.surfaces_settings.data == ()


def test_of_more_columns_two_are_chosen():
    page = uploaded("a,b,c\n1,2,9\n2,4,7\n3,6,8\n")
    assert page.session_state.surfaces_settings.data == ((1.0, 2.0), (2.0, 4.0), (3.0, 6.0))
    page.selectbox(key="data.column.1").set_value(2).run()
    assert page.session_state.surfaces_settings.data == ((1.0, 9.0), (2.0, 7.0), (3.0, 8.0))
    assert any("columns a and c" in caption.value.replace("\\", "") for caption in page.caption)


def test_data_that_a_landscape_takes_go_with_it_in_silence():
    page = choose(with_own_rows(), "huber_regression")
    assert not page.warning
    assert page.session_state.surfaces_settings.data == LINE
    assert page.segmented_control(key="data.source").value == "drawn"


def test_the_source_is_offered_where_there_is_data():
    assert "data.source" not in {control.key for control in opened().segmented_control}


def test_standardised_samples_are_raced_over_and_the_visitors_own_stay_as_they_are():
    settings = over("linear_regression", LINE).with_value("start", (1.0, 1.0)).with_value("standardise", True)
    assert settings.samples == LINE
    assert settings.surface == LANDSCAPES["linear_regression"].with_data(*zip(*LINE, strict=True)).standardised()
    assert settings.start is None  # it was meant in the old units
    assert settings.with_value("landscape", "rosenbrock").surface_choice.standardise is False
    assert stage_id(settings) != stage_id(settings.with_value("standardise", False))


def test_a_switch_standardises_x_and_the_link_says_so():
    page = opened(landscape="linear_regression", steps="50")
    page.toggle(key="standardise").set_value(True).run()
    surface = page.session_state["surfaces_settings"].surface
    np.testing.assert_allclose(surface.hessian(0, 0), (1, 0, 1), atol=1e-12)
    assert page.query_params["standardise"] == "1"
    page.segmented_control(key="data.source").set_value("drawn").run()
    rows = page.text_area(key="data.typed").value.splitlines()
    assert rows[0] == "{}, {}".format(*LANDSCAPES["linear_regression"].data[0])
    assert not page.exception


def test_only_what_is_over_data_can_be_standardised():
    page = opened(landscape="rosenbrock", standardise="1")
    assert "standardise" not in {toggle.key for toggle in page.toggle}
    assert "standardise" in page.warning[0].value


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_going_back_over_own_data_changes_no_method(landscape):
    settings = over(landscape, LABELS).with_value("layout", "overlay")
    assert read_link(write_link(settings), settings) == (settings, [])
