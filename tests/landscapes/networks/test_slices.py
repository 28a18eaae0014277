"""Slices: planes through weights, paths projected onto them, and grids that are coarse at first."""

import threading

import numpy as np
import pytest

from landscapes.networks import (
    Perceptron,
    Plane,
    digits,
    frame,
    plane_through,
    principal_plane,
    project,
    random_plane,
    slice_of,
)
from optimizers import train
from optimizers.engine.evaluation import measure
from registry import FieldError

NETWORK = Perceptron(hidden=4)
DRAWS = np.random.default_rng(11)
AXES = np.eye(6)


def bowl(weights):
    """A loss whose values are easy to predict."""
    return float(weights @ weights)


@pytest.fixture(scope="module")
def training():
    return train("adam", NETWORK, digits(), epochs=3, path_every=5, learning_rate=0.01)


@pytest.fixture(scope="module")
def loss():
    measured = measure(NETWORK, digits().train, digits().train_labels, digits().scale)
    return lambda weights: measured(weights).loss


def test_a_random_plane_has_rows_as_long_as_the_weights_own():
    weights = NETWORK.initial_weights(0)
    plane = random_plane(NETWORK, weights, seed=1)
    np.testing.assert_array_equal(plane.origin, weights)
    own = NETWORK.layers(weights)
    for direction in (plane.first, plane.second):
        parts = NETWORK.layers(direction)
        for part, like in ((parts.first, own.first), (parts.second, own.second)):
            np.testing.assert_allclose(np.linalg.norm(part, axis=1), np.linalg.norm(like, axis=1), rtol=1e-13)
        assert not parts.first_bias.any()
        assert not parts.second_bias.any()
    assert abs(plane.first @ plane.second) < 0.5 * plane.first @ plane.first
    np.testing.assert_array_equal(random_plane(NETWORK, weights, seed=1).second, plane.second)
    assert not np.array_equal(random_plane(NETWORK, weights, seed=2).second, plane.second)


def test_scaling_a_unit_scales_its_direction():
    """Li et al.: rescaling the layers of a ReLU network, which computes the same, leaves its slice unchanged."""
    weights = NETWORK.initial_weights(0)
    scaled = weights.copy()
    NETWORK.layers(scaled).first[2] *= 10.0
    plain, other = random_plane(NETWORK, weights, 0).first, random_plane(NETWORK, scaled, 0).first
    np.testing.assert_allclose(NETWORK.layers(other).first[2], 10.0 * NETWORK.layers(plain).first[2], rtol=1e-13)


def test_a_path_in_a_plane_is_wholly_explained():
    coordinates = DRAWS.standard_normal((9, 2))
    path = 1.0 + coordinates @ np.stack((2.0 * AXES[0] + AXES[3], AXES[1]))
    plane = principal_plane(path)
    seen = project(plane, path, bowl)
    assert seen.explained_variance == pytest.approx(1.0, abs=1e-14)
    np.testing.assert_allclose(seen.explained, 1.0, atol=1e-12)
    np.testing.assert_allclose(seen.distances, 0.0, atol=1e-14)
    np.testing.assert_allclose(seen.gaps, 0.0, atol=1e-12)
    for weights, (a, b) in zip(path, seen.coordinates, strict=True):
        np.testing.assert_allclose(plane.point(a, b), weights, atol=1e-14)


def test_a_principal_plane_explains_more_than_any_other_through_the_end(training):
    best = project(principal_plane(training.path), training.path, lambda weights: 0.0).explained_variance
    assert 0.8 < best <= 1.0
    for _ in range(5):
        one, two = DRAWS.integers(0, len(training.path) - 1, 2)
        if one == two:
            continue
        other = plane_through(training.path[-1], training.path[one], training.path[two])
        assert project(other, training.path, lambda weights: 0.0).explained_variance <= best


def test_the_variance_explained_is_that_of_the_singular_values(training):
    sizes = np.linalg.svd(training.path - training.path[-1], compute_uv=False)
    seen = project(principal_plane(training.path), training.path, lambda weights: 0.0)
    assert seen.explained_variance == pytest.approx((sizes[:2] ** 2).sum() / (sizes**2).sum(), rel=1e-10)


def test_gaps_are_shown_less_true_losses():
    """Off the plane by 3 at right angles, a bowl is 9 higher than where it is drawn."""
    plane = Plane(np.zeros(6), AXES[0], AXES[1])
    seen = project(plane, np.array([2.0 * AXES[0] + 3.0 * AXES[5], AXES[1]]), bowl)
    np.testing.assert_allclose(seen.coordinates, [[2.0, 0.0], [0.0, 1.0]], atol=1e-15)
    np.testing.assert_allclose(seen.distances, [3.0, 0.0])
    np.testing.assert_allclose(seen.gaps, [-9.0, 0.0])
    np.testing.assert_allclose(seen.explained, [4.0 / 13.0, 1.0])
    assert seen.explained_variance == pytest.approx(5.0 / 14.0)
    moved = project(plane, np.array([2.0 * AXES[0] + 3.0 * AXES[5]]), bowl, AXES[0])
    np.testing.assert_allclose(moved.explained, [1.0 / 10.0])


def test_coordinates_on_axes_that_are_not_square():
    plane = Plane(AXES[4], AXES[0] + AXES[1], 3.0 * AXES[1] + 0.5 * AXES[2])
    given = DRAWS.standard_normal((4, 2))
    points = np.array([plane.point(a, b) for a, b in given])
    np.testing.assert_allclose(plane.coordinates(points), given, atol=1e-13)


def test_a_plane_through_three_solutions_holds_all_three():
    three = DRAWS.standard_normal((3, 6))
    plane = plane_through(*three)
    coordinates = plane.coordinates(three)
    np.testing.assert_allclose(coordinates[0], [0.0, 0.0], atol=1e-14)
    np.testing.assert_allclose(coordinates[1], [np.linalg.norm(three[1] - three[0]), 0.0], atol=1e-13)
    assert coordinates[2, 1] > 0.0
    np.testing.assert_allclose([plane.point(a, b) for a, b in coordinates], three, atol=1e-13)


@pytest.mark.parametrize(
    "make",
    [
        lambda: plane_through(AXES[0], AXES[1], 2.0 * AXES[1] - AXES[0]),
        lambda: plane_through(AXES[0], AXES[0], AXES[1]),
        lambda: principal_plane(AXES[:2]),
        lambda: principal_plane(np.outer(np.arange(5.0), AXES[0])),
        lambda: principal_plane(np.zeros((5, 6))),
        lambda: principal_plane(np.full((5, 6), np.nan)),
        lambda: Plane(np.full(6, np.inf), AXES[0], AXES[1]),
        lambda: slice_of(Plane(AXES[0], AXES[0], AXES[1]), np.zeros(1), np.zeros(4), bowl),
    ],
)
def test_what_spans_no_plane_is_refused(make):
    with pytest.raises(FieldError):
        make()


def test_the_grid_equals_direct_evaluation(training, loss):
    plane = principal_plane(training.path)
    first, second = frame(plane.coordinates(training.path), points=11)
    *_, last = slice_of(plane, first, second, loss)
    assert (last.done, last.total, last.stride) == (121, 121, 1)
    for j, b in enumerate(second):
        for i, a in enumerate(first):
            assert last.values[j, i] == loss(plane.point(a, b))
    np.testing.assert_array_equal(last.picture.values, last.values)


def test_coarse_pictures_come_first_and_reach_the_edges():
    plane, side = Plane(np.zeros(6), AXES[0], AXES[1]), np.linspace(-1.0, 1.0, 51)
    reports = list(slice_of(plane, side, 2.0 * side, bowl))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert [report.stride for report in reports] == sorted((r.stride for r in reports), key=[0, 8, 4, 2, 1].index)
    strides = {report.stride: report for report in reversed(reports)}
    assert reports[0].picture is None
    assert set(strides) == {0, 8, 4, 2, 1}
    assert strides[8].done == 8 * 8
    for stride, report in strides.items():
        if stride:
            first, second, values = report.picture
            assert (first[0], first[-1], second[0], second[-1]) == (-1.0, 1.0, -2.0, 2.0)
            np.testing.assert_allclose(values, first**2 + second[:, None] ** 2, atol=1e-15)


def test_the_path_lies_within_its_frame(training):
    coordinates = principal_plane(training.path).coordinates(training.path)
    first, second = frame(coordinates)
    assert first[0] < coordinates[:, 0].min() < coordinates[:, 0].max() < first[-1]
    assert second[0] < coordinates[:, 1].min() < coordinates[:, 1].max() < second[-1]
    assert first[-1] - first[0] == pytest.approx(second[-1] - second[0])


def test_a_cancelled_slice_ends_at_once():
    evaluated, cancel, side = [], threading.Event(), np.linspace(0.0, 1.0, 51)

    def counted(weights):
        evaluated.append(1)
        return bowl(weights)

    reports = []
    for report in slice_of(Plane(np.zeros(6), AXES[0], AXES[1]), side, side, counted, cancel.is_set):
        reports.append(report)
        if report.stride:
            cancel.set()
    assert reports[-1].done < 51 * 51
    assert len(evaluated) < 51 * 51 / 2


def test_an_iterator_that_is_closed_leaves_no_worker_behind():
    before, side = threading.active_count(), np.linspace(0.0, 1.0, 51)
    reports = slice_of(Plane(np.zeros(6), AXES[0], AXES[1]), side, side, bowl)
    next(reports)
    reports.close()
    assert threading.active_count() == before


def test_a_loss_that_fails_is_not_swallowed():
    def fails(weights):
        raise ArithmeticError("no loss")

    with pytest.raises(ArithmeticError, match="no loss"):
        list(slice_of(Plane(np.zeros(6), AXES[0], AXES[1]), np.arange(4.0), np.arange(4.0), fails))


def test_solutions_of_three_seeds_span_a_plane(loss):
    solutions = [train("adam", NETWORK, digits(), epochs=2, seed=seed, learning_rate=0.01).weights for seed in range(3)]
    plane = plane_through(*solutions)
    seen = project(plane, np.array(solutions), loss)
    np.testing.assert_allclose(seen.gaps, 0.0, atol=1e-9)
