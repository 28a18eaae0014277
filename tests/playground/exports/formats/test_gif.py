"""The GIF as decoded by Pillow and by ffmpeg, neither written by us, against the intended picture."""

import io
import json
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from playground.exports.drawing.film import Film
from playground.exports.drawing.look import read_look
from playground.exports.drawing.numbers import write_number
from playground.exports.formats.gif import HOLD, durations, most_frames, picture, shown_steps, write_gif
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link
from registry import FieldError

QUERIES = {
    "panels": {},
    "overlay": {"layout": "overlay"},
    "diverged": {
        "landscape": "himmelblau",
        "optimizers": "gradient_descent,adam",
        "gradient_descent.learning_rate": "0.5",
    },
    "left_map": {"landscape": "saddle", "layout": "overlay", "optimizers": "momentum,rmsprop,adam", "start": "1,0.1"},
    "eight": {"landscape": "himmelblau", "optimizers": "adam,adam,adam,momentum,rmsprop,adagrad,adadelta,nesterov"},
    "own_start": {"optimizers": "adam,adam", "adam-2.start": "0.5,-1.5", "layout": "overlay"},
    "one_step": {"steps": "1"},
    "noise": {"noise": "5", "optimizers": "momentum", "landscape": "plateau_cliff"},
}
SMALL = (360, 270)


def cast(query):
    settings, problems = read_link(query)
    assert not problems
    return settings, race(settings)


def written(query, *options, **named):
    target = io.BytesIO()
    write_gif(race_scene(*cast(query)), target, *options, **named)
    return target.getvalue()


def decoded(content):
    image = Image.open(io.BytesIO(content))
    pictures, shown = [], []
    for k in range(image.n_frames):
        image.seek(k)
        pictures.append(np.asarray(image.convert("RGB")))
        shown.append(image.info["duration"])
    return image, pictures, shown


def psnr(one, other):
    error = np.mean((np.asarray(one, dtype=float) - np.asarray(other, dtype=float)) ** 2)
    return np.inf if error == 0 else 10 * np.log10(255**2 / error)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", QUERIES)
def test_every_frame_is_close_to_the_picture_of_its_step(name, theme):
    settings, racers = cast(QUERIES[name])
    image, pictures, _ = decoded(written(QUERIES[name], SMALL, 12, theme=theme))
    assert image.size == SMALL
    for step, seen in zip(shown_steps(settings.steps, 12), pictures, strict=True):
        assert psnr(seen, picture(race_scene(settings, racers), step, SMALL, theme)) >= 40


@pytest.mark.parametrize("layout", ["panels", "overlay"])
def test_the_default_film(layout):
    settings, racers = cast({"layout": layout})
    content = written({"layout": layout})
    image, pictures, shown = decoded(content)
    assert (image.n_frames, image.size, image.info["loop"]) == (120, (720, 540), 0)
    assert sum(shown) == 6000 + 1500
    assert shown[-1] - max(shown[:-1]) in (1490, 1500)
    assert psnr(pictures[-1], picture(race_scene(settings, racers), settings.steps)) >= 40
    assert len(content) < 400_000


@pytest.mark.parametrize("name", ["panels", "overlay", "left_map", "diverged"])
def test_frames_drawn_one_after_the_other_equal_pictures_drawn_at_once(name):
    settings, racers = cast(QUERIES[name])
    film = Film(race_scene(settings, racers), SMALL, "light")
    for step in shown_steps(settings.steps, 9):
        film.show(step)
        assert np.array_equal(film.pixels, picture(race_scene(settings, racers), step, SMALL))


@pytest.mark.parametrize(("count", "steps"), [(1, 300), (2, 1), (50, 1), (7, 3), (1000, 10)])
def test_frames_without_change_count(count, steps):
    image, _, _ = decoded(written({"steps": str(steps), "optimizers": "adam"}, (64, 64), count, max(6.0, count / 50)))
    assert getattr(image, "n_frames", 1) == count


def test_steps_run_from_start_to_end_and_one_frame_shows_the_end():
    assert shown_steps(300, 4) == [0, 100, 200, 300]
    assert shown_steps(300, 1) == [300]
    assert shown_steps(1, 4) == [0, 0, 1, 1]


@pytest.mark.parametrize("count", [1, 7, 120, 999])
@pytest.mark.parametrize("seconds", [0.1, 6.0, 120.0])
def test_durations_add_up(count, seconds):
    shown = durations(count, seconds)
    assert len(shown) == count
    assert sum(shown) == round((seconds + HOLD) * 1000)
    assert max(shown[:-1], default=0) - min(shown[:-1], default=0) <= 10


@pytest.mark.parametrize("seconds", [0.1, 0.13, 2.0, 2.015, 6.0, 19.99])
def test_the_most_frames_last_as_long_as_browsers_need_and_one_more_is_refused(seconds):
    most = most_frames(seconds)
    _, _, shown = decoded(written({"steps": "1", "optimizers": "adam"}, (64, 64), most, seconds))
    assert min(shown) >= 20
    assert sum(shown) == round(seconds * 100) * 10 + 1500
    assert min(durations(most + 1, seconds)) < 20
    with pytest.raises(FieldError, match=f"^frames = {most + 1}: must be at most {most} in {seconds:g} seconds"):
        written({"steps": "1", "optimizers": "adam"}, (64, 64), most + 1, seconds)


@pytest.mark.parametrize("name", ["panels", "overlay", "eight"])
def test_the_end_shows_every_path_in_its_own_colour(name):
    _, racers = cast(QUERIES[name])
    _, pictures, _ = decoded(written(QUERIES[name], frames=2))
    for colour in read_look("light").paths[: len(racers)]:
        assert (pictures[-1] == np.array(colour)).all(axis=-1).sum() >= 20


def test_runs_do_what_their_names_say():
    assert "diverged" in {racer.run.outcome.kind for racer in cast(QUERIES["diverged"])[1]}
    assert {racer.run.outcome.kind for racer in cast(QUERIES["left_map"])[1]} == {"left_map"}


def test_a_path_beyond_all_bounds_is_drawn():
    query = {
        "landscape": "ellipse",
        "optimizers": "gradient_descent",
        "gradient_descent.learning_rate": "1000",
        "steps": "60",
    }
    settings, racers = cast(query)
    assert np.nanmax(np.abs(racers[0].run.points)) > 1e200
    end = np.asarray(picture(race_scene(settings, racers), settings.steps))
    assert (end == np.array(read_look("light").paths[0])).all(axis=-1).sum() > 200


@pytest.mark.parametrize("size", [(64, 64), (64, 2160), (2160, 64), (200, 200), (201, 900), (1280, 720)])
@pytest.mark.parametrize("name", ["panels", "overlay", "eight", "left_map"])
def test_every_size_is_filled(name, size):
    settings, racers = cast(QUERIES[name])
    drawn = picture(race_scene(settings, racers), settings.steps, size)
    assert drawn.size == size
    assert len(drawn.getcolors(size[0] * size[1])) > 20


def test_progress_is_told_for_every_frame_and_can_stop_the_writing():
    told = []
    written({}, SMALL, 5, progress=lambda done, total: told.append((done, total)))
    assert told == [(k, 5) for k in range(1, 6)]

    def stop(done, total):
        told.append(done)
        if done == 2:
            raise InterruptedError

    told.clear()
    with pytest.raises(InterruptedError):
        written({}, SMALL, 5, progress=stop)
    assert told == [1, 2]


@pytest.mark.parametrize(
    ("field", "options"),
    [
        ("size", {"size": (63, 100)}),
        ("size", {"size": (100, 2161)}),
        ("size", {"size": 720}),
        ("frames", {"frames": 0}),
        ("seconds", {"seconds": float("nan")}),
        ("theme", {"theme": "sepia"}),
    ],
)
def test_options_without_sense_are_refused_by_name(field, options):
    with pytest.raises(FieldError, match=f"^{field} = "):
        written({}, **options)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (-0.0, "0"), (1.0, "1.00"), (9.996, "10.0"), (99.96, "100"), (0.0099996, "0.0100"), (999.6, "1000"),
        (12345.0, "12300"), (99950.0, "1.00e5"), (-0.00012345, "\N{MINUS SIGN}1.23e\N{MINUS SIGN}4"),
        (float("nan"), "NaN"), (float("-inf"), "\N{MINUS SIGN}inf"),
    ],
)  # fmt: skip
def test_numbers_have_three_digits(value, text):
    assert write_number(value) == text


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
@pytest.mark.parametrize(("query", "count"), [({}, 40), ({"steps": "1"}, 25)])
def test_ffmpeg_sees_the_same_frames(query, count, tmp_path):
    path = tmp_path / "race.gif"
    path.write_bytes(written(query, SMALL, count, 2.0))
    asked = "stream=width,height,nb_read_frames:format=duration"
    command = ["ffprobe", "-v", "error", "-count_frames", "-show_entries", asked, "-of", "json", str(path)]
    seen = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert seen["streams"] == [{"width": 360, "height": 270, "nb_read_frames": str(count)}]
    assert float(seen["format"]["duration"]) == pytest.approx(2.0 + HOLD)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_ffmpeg_sees_the_same_end(tmp_path):
    path = tmp_path / "race.gif"
    path.write_bytes(written({}, SMALL, 20))
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        str(path),
        "-fps_mode",
        "passthrough",
        "-pix_fmt",
        "rgb24",
        "-f",
        "rawvideo",
    ]
    raw = subprocess.run([*command, "-"], check=True, capture_output=True).stdout
    seen = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 270, 360, 3)
    settings, racers = cast({})
    assert len(seen) == 20
    assert psnr(seen[-1], picture(race_scene(settings, racers), settings.steps, SMALL)) >= 40


def scene_of(query):
    return race_scene(*cast(query))


def test_a_picture_says_what_it_does_not_show():
    assert scene_of({}).footnotes == ("a = 1, b = 100",)
    shown = {"show": "gradient", "dimensions": "3", "rosenbrock.b": "12.5"}
    assert scene_of(shown).footnotes == ("Not shown: arrows", "Seen from above, not in 3-D", "a = 1, b = 12.5")
    assert scene_of({"noise": "1", "seed": "3"}).footnotes[-1] == "seed 3"
    assert (
        scene_of({"noise": "1", "seed": "3", "seeds": "5"}).footnotes[-1]
        == "thick line: seed 3, thin lines: up to seed 7"
    )
    data = {"landscape": "linear_regression", "batch_size": "4", "batch_surface": "1", "optimizers": "adam"}
    assert scene_of(data).footnotes[0] == "Not shown: surface of the batch"


def test_a_picture_says_what_has_been_set_for_each_racer():
    query = {"optimizers": "adam,momentum", "adam.beta2": "0.9", "adam.learning_rate": "0.3", "momentum.noise": "2"}
    query["momentum.schedule"] = "cosine"
    adam, momentum = scene_of(query).paths
    assert adam.values == ("learning rate 0.3, beta2 0.9", "rate 0.3, beta2 0.9", "rate 0.3, …")
    assert momentum.values[0].endswith(", schedule cosine, noise 2")


@pytest.mark.parametrize("layout", ["panels", "overlay"])
def test_other_values_and_notes_are_seen_below_the_title(layout):
    common = {"steps": "2", "layout": layout, "optimizers": "adam,adam"}
    plain, arrows = (picture(scene_of(common | more), 0) for more in ({}, {"show": "gradient"}))
    rows = np.flatnonzero((np.asarray(plain) != np.asarray(arrows)).any(axis=(1, 2)))
    assert rows.size
    assert rows.min() > 540 - 14 - 20
    one, other = (picture(scene_of(common | {"adam.beta2": beta}), 0) for beta in ("0.8", "0.81"))
    assert (np.asarray(one)[30:] != np.asarray(other)[30:]).any()


def test_panels_show_the_dashes_of_the_page():
    drawn = np.asarray(picture(scene_of({"optimizers": "adam,adam", "layout": "panels"}), 0))
    for i, colour in enumerate(read_look("light").paths[:2]):
        row = (drawn == np.round(colour)).all(axis=-1).astype(int)
        gaps = np.abs(np.diff(row, axis=1)).sum(axis=1)
        assert (gaps.max() > 2) == (i > 0)
