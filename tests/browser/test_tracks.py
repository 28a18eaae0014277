"""Paths that leave the map by far, as the player draws them: the true ones, and the same as in a picture."""

import base64

import numpy as np
import pytest

from playground.exports.drawing.strokes import FAR, draw_segment
from playground.exports.drawing.track import lay_track
from playground.exports.drawing.view import View
from playground.race.runs import race
from playground.settings.link import read_link, split_link
from tests.playground.messages import race_message

WIDTH, HEIGHT = 300, 200
NEAR = 2  # px between what one and the other draws
MODULES = [
    "player/map/view.js",
    "player/map/surface.js",
    "player/relief/relief.js",
    "player/relief/view3d.js",
    "player/path/track.js",
    "player/server/runs.js",
    "shared/message.js",
]
DRAW = """
({ View, View3D, Surface, reliefOf, Track, decodeMessage, Runs }, messages) => {
  const raised = (domain) => {
    const landscape = { domain, aspect: 1, low: 0, high: 1, stretch: 1 };
    const surface = new Surface(landscape, new Uint16Array(9), [3, 3], 16);
    return new View3D(reliefOf(surface, true), { azimuth: 0, elevation: 90, zoom: 1 }, 300, 200, 1);
  };
  const mask = (track) => {
    const context = new OffscreenCanvas(300, 200).getContext("2d");
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = 2;
    track.trace(context, 0, track.last);
    context.stroke();
    const { data } = context.getImageData(0, 0, 300, 200);
    return btoa(Array.from({ length: 60000 }, (_, i) => String.fromCharCode(data[4 * i + 3])).join(""));
  };
  return messages.map(([text, domain, dimensions]) => {
    const view = dimensions === 3 ? raised(domain) : new View(domain, 300, 200);
    const corners = [0, 1].map((side) => view.place(domain[0][side], domain[1][side]));
    const message = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return { corners, masks: new Runs(decodeMessage(message)).points.map((points) => mask(new Track(points, view))) };
  });
}
"""


@pytest.fixture
def player(with_modules):
    """player([(settings, dimensions), ...]) -> for each, the px of the map's corners and the masks of its paths."""

    def drawn(cases):
        sent = []
        for settings, dimensions in cases:
            message = race_message(settings)
            sent.append([base64.b64encode(message).decode(), settings.surface.domain, dimensions])
        answers = with_modules(MODULES, DRAW, sent)
        for answer in answers:
            coded = [np.frombuffer(base64.b64decode(mask), np.uint8) for mask in answer["masks"]]
            yield answer["corners"], [mask.reshape(HEIGHT, WIDTH) > 100 for mask in coded]

    return drawn


def settings_of(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def widened(mask):
    """A mask with all that lies within NEAR px of it."""
    framed = np.pad(mask, NEAR)
    shifts = range(2 * NEAR + 1)
    return np.any([framed[i : i + HEIGHT, j : j + WIDTH] for i in shifts for j in shifts], axis=0)


def picture_of(points, domain, corners):
    """The distance of each pixel from the path as pictures draw it, on a map between these corners."""
    (left, bottom), (right, top) = corners
    view = View(domain, round(right - left), round(bottom - top))
    distances = np.full((HEIGHT, WIDTH), FAR, dtype=np.float32)
    for piece in lay_track(points, view).pieces:
        ax, ay, bx, by = piece.segment
        draw_segment(distances, (ax + left, ay + top, bx + left, by + top), 8)
    return distances


def check(player, cases, inset):
    """Ink of one without ink of the other near by is nowhere, but for the lines' ends beyond the map's edge."""
    for (settings, _), (corners, masks) in zip(cases, player(cases), strict=True):
        (left, bottom), (right, top) = ([round(at) for at in corner] for corner in corners)
        inside = np.zeros((HEIGHT, WIDTH), bool)
        inside[top + inset : bottom - inset, left + inset : right - inset] = True
        for racer, mask in zip(race(settings), masks, strict=True):
            distances = picture_of(racer.run.points, settings.surface.domain, corners)
            assert (distances[mask & inside] <= 1 + NEAR).all(), racer.title
            assert widened(mask)[(distances < 0.5) & inside].all(), racer.title


def diverging(count):
    """Settings of races that leave their maps by far: `count` of their runs and a few more."""
    rng, found = np.random.default_rng(10), []
    while count > 0:
        landscape = rng.choice(
            ["rosenbrock", "himmelblau", "ellipse", "beale", "saddle", "rastrigin", "styblinski_tang"]
        )
        rates = (f"{rate:.6g}" for rate in 10 ** rng.uniform(-2.5, 2, 2))
        named = zip(("gradient_descent", "momentum"), rates, strict=True)
        fields = "&".join(f"{method}.learning_rate={rate}" for method, rate in named)
        settings = settings_of(f"landscape={landscape}&optimizers=gradient_descent,momentum&{fields}&steps=120")
        gone = sum(not np.abs(racer.run.points[-1]).max() < 1e6 for racer in race(settings))
        if gone:
            found.append((settings, 2))
            count -= gone
    return found


def test_200_runs_that_diverge_are_drawn_as_in_a_picture(player):
    check(player, diverging(200), 0)


@pytest.mark.parametrize("dimensions", [2, 3])
def test_a_run_that_crosses_the_map_from_far_to_far_is_drawn_where_it_crosses(player, dimensions):
    fields = "gradient_descent.learning_rate=0.101&ellipse.kappa=30&start=-3,2&steps=600"
    settings = settings_of(f"landscape=ellipse&optimizers=gradient_descent&{fields}")
    points = race(settings)[0].run.points
    assert np.nanmax(np.abs(points)) > 1e30
    check(player, [(settings, dimensions)], 4)
