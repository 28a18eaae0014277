"""What the player's modules for 3-D compute, in a real browser but without the page: what hides what, and where."""

import base64

import pytest

from landscapes import LANDSCAPES
from playground.scene.race_scene import race_stage
from playground.settings.race import Settings
from playground.stage.messages import stage_message
from tests.playground.messages import read_message

MODULES = [
    "player/map/surface.js",
    "player/map/view.js",
    "player/relief/relief.js",
    "player/relief/view3d.js",
    "player/path/track.js",
    "player/path/strokes.js",
]
# A plain at height 0 over 0..1 x 0..1 with a wall of full height along y = 0.5.
SETUP = """
(player, run) => {
  const landscape = { domain: [[0, 1], [0, 1]], aspect: 1, low: 0, high: 100, stretch: 1 };
  const samples = new Uint16Array(101 * 101);
  samples.fill(65535, 49 * 101, 52 * 101);
  const surface = new player.Surface(landscape, samples, [101, 101], 16);
  const seenFrom = (azimuth, elevation, log = true, zoom = 1) =>
    new player.View3D(player.reliefOf(surface, log), { azimuth, elevation, zoom }, 300, 300, 2);
  return eval(run)({ ...player, surface, seenFrom });
}
"""


# On each scale: by how much the relief misses the height of each well.
MISSES = """({ Surface, reliefOf }, [landscape, levels, scales]) => {
  const samples = new Uint16Array(Uint8Array.from(atob(levels), (letter) => letter.charCodeAt(0)).buffer);
  const surface = new Surface(landscape, samples, [400, 400], 16);
  const [[left, right], [bottom, top]] = landscape.domain;
  return scales.map((log) => {
    const relief = reliefOf(surface, log);
    const height = (x, y) => relief.heightAt((x - left) / (right - left), (y - bottom) / (top - bottom));
    return landscape.wells.map(([x, y, level]) => Math.abs(height(x, y) - relief.heightOf(surface.lossOf(level))));
  });
}"""


@pytest.fixture
def run(with_modules):
    """run(JavaScript function of the modules and of seenFrom) -> what it returns."""
    return lambda text: with_modules(MODULES, SETUP, text)


def test_a_hill_hides_what_is_behind_it_and_nothing_else(run):
    ys = [0.1, 0.36, 0.45, 0.5, 0.55, 0.65, 0.9]
    seen = f"(azimuth, elevation) => {ys}.map((y) => seenFrom(azimuth, elevation).visible(0.5, y))"
    assert run(f"({{ seenFrom }}) => ({seen})(0, 60)") == [True, True, True, True, False, False, True]
    assert run(f"({{ seenFrom }}) => ({seen})(180, 60)") == [True, False, False, True, True, True, True]
    assert all(run(f"({{ seenFrom }}) => ({seen})(0, 90)"))


def test_the_point_under_the_pointer_is_the_one_drawn_there(run):
    for azimuth, elevation, zoom in [(0, 90, 1), (-30, 55, 1), (135, 20, 1), (80, 40, 2.5)]:
        place = f"seenFrom({azimuth}, {elevation}, true, {zoom})"
        error = run(
            f"""({{ seenFrom }}) => {{
              const view = {place};
              let worst = 0;
              for (let x = 0.05; x < 1; x += 0.09) for (let y = 0.05; y < 1; y += 0.09) {{
                const [left, top] = view.place(x, y);
                const inside = left > 0 && top > 0 && left < 300 && top < 300;
                if (!inside || !view.visible(x, y) || Math.abs(y - 0.5) < 0.05) continue;
                const [u, v] = view.pointAt(left, top);
                worst = Math.max(worst, Math.hypot(u - x, v - y));
              }}
              return worst;
            }}"""
        )
        assert error < 0.03


def test_from_straight_above_it_is_the_map(run):
    corners = run("({ seenFrom }) => [[0, 0], [1, 0], [1, 1]].map(([x, y]) => seenFrom(0, 90).place(x, y))")
    (left, bottom), (right, other), (_, top) = corners
    assert other == pytest.approx(bottom)
    assert right - left == pytest.approx(bottom - top)
    assert right > left


def test_log_height_lifts_the_valleys(run):
    """A loss of 10 is 1/10 of the highest; with a stretch of 1 its log height is more than half."""
    heights = run("({ surface, reliefOf }) => [true, false].map((log) => reliefOf(surface, log).heightOf(10))")
    assert heights[0] == pytest.approx(0.5196, abs=1e-3)
    assert heights[1] == pytest.approx(0.1)


WITHIN = 0.005  # of the whole height
SCALES = [True, False]  # log or not


def test_no_narrow_well_is_lost_between_the_samples(with_modules):
    """Every known minimum of every surface has its own height on the relief, over a log scale and without one."""
    for landscape in LANDSCAPES:
        stage = race_stage(Settings().with_value("landscape", landscape))
        header, arrays = read_message(stage_message(stage))
        levels = base64.b64encode(arrays["surface"].tobytes()).decode()
        for log, misses in zip(
            SCALES, with_modules(MODULES, MISSES, [header["landscape"], levels, SCALES]), strict=True
        ):
            assert max(misses, default=0) < WITHIN, (landscape, "log" if log else "linear")


def test_a_path_behind_a_hill_is_faint_and_not_cut(run):
    """A path across the wall: drawn strongly before it, faintly behind it."""
    strengths = run(
        """({ seenFrom, Track, strokeTrack }) => {
          const view = seenFrom(0, 30);
          const track = new Track(Float32Array.from([0.2, 0.1, 0.8, 0.7]), view);
          const canvas = new OffscreenCanvas(300, 300);
          const context = canvas.getContext("2d");
          strokeTrack(context, track, 0, track.at(1), [], "#000");
          const strength = (y) => {
            const [left, top] = view.place(0.1 + y, y).map(Math.round);
            const { data } = context.getImageData(left - 2, top - 2, 5, 5);
            return Math.max(...data.filter((_, i) => i % 4 === 3));
          };
          return [0.2, 0.3, 0.58, 0.68].map(strength);
        }"""
    )
    assert min(strengths[:2]) > 200
    assert all(20 < strength < 130 for strength in strengths[2:])


def test_a_path_ends_at_the_edge_of_the_map_and_returns_there(run):
    states, edges = run(
        """({ seenFrom, Track, OFF_MAP }) => {
          const view = seenFrom(0, 60);
          const track = new Track(Float32Array.from([0.5, 0.1, 1.5, 0.1, 0.7, 0.2]), view);
          const off = track.states.flatMap((state, i) => (state === OFF_MAP ? [i] : []));
          const right = view.place(1, 0.1)[0];
          return [off.length, [Math.max(...track.x.filter((_, i) => !off.includes(i))), right]];
        }"""
    )
    assert states >= 3
    assert edges[0] == pytest.approx(edges[1], abs=0.5)
