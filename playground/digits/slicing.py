"""A slice of the network's loss landscape, made in the background: it can be watched while it grows, and cancelled."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from typing import NamedTuple

import numpy as np

from landscapes.networks import (
    Images,
    Perceptron,
    Plane,
    Progress,
    Projection,
    frame,
    plane_through,
    principal_plane,
    project,
    random_plane,
    slice_of,
)
from optimizers.engine.evaluation import measure
from playground.digits.training import Plan, Stopped, made, network_of
from registry import Choice, FieldError, Number

KIND = Choice("principal", ("random", "principal", "seeds", "methods"), "The plane of the slice.")
POINTS = Number(41, 11, 51, "Points along each side of the slice.", at_least=11, at_most=51, integer=True)
PATH_POINTS = 150  # about as many of a path are shown
MOST_IMAGES = 2_000  # that the loss is taken over
FARTHEST = 1e100  # squares of weights are still numbers
WIDE = 1.0  # random directions are as long as the weights: from -1 to 1, as in Li et al.


class Wish(NamedTuple):
    """What is to be sliced: the trainings whose ends the plane goes through, one or three.

    names, places: of their paths, and the places of their colours.
    """

    kind: str
    plans: tuple[Plan, ...]
    points: int
    names: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True)
class Path:
    """The path of a training on the plane. updates (points,): after how many each point was reached."""

    updates: np.ndarray
    seen: Projection


class Slicing:
    """A slice in the making. `stage` is training, projecting or filling; what there is of it can be read at any time.

    paths: empty until they are projected. progress: None until then. problem: why there is no such plane.
    """

    def __init__(self, wish: Wish, images: Images):
        self.wish, self.images = wish, images
        self.stage = "training"
        self.paths: tuple[Path, ...] = ()
        self.progress: Progress | None = None
        self.problem: FieldError | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def working(self) -> bool:
        """Whether it still grows."""
        return self._thread.is_alive()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop soon; what there is stays."""
        self._stop.set()

    def wait(self) -> None:
        """Come back when it no longer grows."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self._grow()
        except FieldError as problem:
            self.problem = problem
        except Stopped:
            pass

    def _grow(self) -> None:
        done = [made(plan, self.images, self._go_on, PATH_POINTS) for plan in self.wish.plans]
        network = network_of(self.wish.plans[0], self.images)
        self.stage = "projecting"
        plane = _plane(self.wish.kind, network, [training.path for training in done])
        loss = self._loss(network)
        self.paths = tuple(Path(training.path_updates, project(plane, training.path, loss)) for training in done)
        self.stage = "filling"
        for progress in slice_of(plane, *self._sides(), loss, self._stop.is_set):
            self.progress = progress

    def _loss(self, network: Perceptron) -> Callable[[np.ndarray], float]:
        images = self.images
        measured = measure(network, images.train[:MOST_IMAGES], images.train_labels[:MOST_IMAGES], images.scale)

        def loss(weights: np.ndarray) -> float:
            self._go_on()
            return measured(weights).loss

        return loss

    def _sides(self) -> tuple[np.ndarray, np.ndarray]:
        if self.wish.kind == "random":
            side = np.linspace(-WIDE, WIDE, self.wish.points)
            return side, side
        return frame(np.concatenate([path.seen.coordinates for path in self.paths]), self.wish.points)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped


def _plane(kind: str, network: Perceptron, paths: list[np.ndarray]) -> Plane:
    """The plane of this kind. Raises FieldError if the paths do not span one."""
    if not all((np.abs(path) < FARTHEST).all() for path in paths):
        raise FieldError("path", "a point beyond all bounds", "must stay near: this training diverged")
    if kind == "random":
        return random_plane(network, paths[0][-1], seed=0)
    if kind == "principal":
        return principal_plane(paths[0])
    return plane_through(*(path[-1] for path in paths))
