"""A slice of the network's loss landscape, computed in the background: it can be watched and cancelled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
from optimizers import Training
from optimizers.engine.evaluation import measure
from optimizers.engine.stopping import Stopped, under
from playground.background import Task, Workers
from playground.digits.training import Plan, check_work, network_of, plan_of, train_plan
from playground.settings.digits import DigitsSettings
from playground.settings.lineup import MOST_ENTRIES
from playground.settings.naming import titles
from playground.settings.slices import SOLUTIONS
from playground.words.digits import SLICE
from registry import FieldError, Message

PATH_POINTS = 150  # about this many of a path are shown
MOST_IMAGES = 2_000  # that the loss is taken over
FARTHEST = 1e100  # squares of weights are still numbers
MOST_AT_A_TIME = 4  # of all visitors together
PATIENCE = 120.0  # seconds; a slice that nobody has watched for this long stops
WIDE = 1.0  # random directions are as long as the weights: from -1 to 1, as in Li et al.

WORKERS = Workers(MOST_AT_A_TIME)


class SliceRequest(NamedTuple):
    """What to slice. plans: the trainings whose ends the plane goes through, one or three. seed: of a random plane.

    names, places: of their paths, and the places of their colours.
    """

    kind: str
    plans: tuple[Plan, ...]
    points: int
    names: tuple[str, ...]
    places: tuple[int, ...]
    seed: int = 0


def slice_request(settings: DigitsSettings) -> SliceRequest:
    """The slice that these settings ask for. Raises FieldError if it needs three solutions but fewer are chosen."""
    kind, points, named = settings.value("slice"), settings.value("slice.points"), titles(settings)
    if kind != "three":
        key = settings.value("slice.method")
        place, seed = settings.places[settings.keys.index(key)], settings.value("slice.seed") if kind == "random" else 0
        return SliceRequest(kind, (plan_of(settings, key),), points, (named[key],), (place,), seed)
    chosen = [solution.rpartition(".") for solution in settings.value("slice.solutions")]
    if len(chosen) != SOLUTIONS:
        raise FieldError("solutions", len(chosen), SLICE.message("needs_three"))
    plans = tuple(plan_of(settings, key, int(seed)) for key, _, seed in chosen)
    names = tuple(SLICE["seed_of"].format(title=named[key], seed=seed) for key, _, seed in chosen)
    place_of = dict(zip(settings.keys, settings.places, strict=True))
    return SliceRequest(kind, plans, points, names, _places([place_of[key] for key, _, _ in chosen]))


def _places(wanted: list[int]) -> tuple[int, ...]:
    """Each method's own colour for its first solution, the next free ones for the others."""
    taken: list[int] = []
    for place in wanted:
        free = (each % MOST_ENTRIES for each in range(place, place + MOST_ENTRIES))
        taken.append(next(each for each in free if each not in taken and (each == place or each not in wanted)))
    return tuple(taken)


@dataclass(frozen=True)
class Projected:
    """The path of a training on the plane. updates (points,): after how many each point was reached."""

    updates: np.ndarray
    seen: Projection


class Slicing(Task):
    """A slice that is being computed. `stage` is training, projecting or filling; its results can be read at any time.

    paths: empty until they are projected. progress: None until then; shown: when its picture was last refined, None
    before there is one. problem: why there is no such plane.
    """

    def __init__(self, request: SliceRequest, images: Images, visitor: str = ""):
        super().__init__(PATIENCE)
        self.request, self.images = request, images
        self.stage = "training"
        self.paths: tuple[Projected, ...] = ()
        self.progress: Progress | None = None
        self.shown: Progress | None = None
        self.problem: FieldError | None = None
        self.begin(WORKERS, self._run, visitor=visitor)

    def belongs_to(self, settings: DigitsSettings) -> bool:
        """Whether these settings ask for this very slice."""
        try:
            request = slice_request(settings)
        except FieldError:
            return False
        # A name may mention a difference from an entry that is newer than the slice.
        return self.request == request._replace(names=self.request.names)

    def answers(self, settings: DigitsSettings) -> bool:
        """Whether it is of the kind of plane that these settings choose, even if of earlier trainings."""
        return self.request.kind == settings.slice.kind

    def _run(self) -> None:
        try:
            self._grow()
        except FieldError as problem:
            self.problem = problem
        except Stopped:
            pass

    def _grow(self) -> None:
        check_work(self.request.plans, self.images)
        with ThreadPoolExecutor(len(self.request.plans)) as pool:
            trainings = list(pool.map(self._trained, self.request.plans))
        network = network_of(self.request.plans[0], self.images)
        self.stage = "projecting"
        plane = _plane(self.request, network, [training.path for training in trainings])
        loss = self._loss(network)
        self.paths = tuple(
            Projected(each.path_updates, project(plane, each.path, loss, each.path[-1])) for each in trainings
        )
        self.stage = "filling"
        for progress in slice_of(plane, *self._sides(), loss, lambda: self.cancelled):
            self.progress = progress
            if progress.stride and (self.shown is None or progress.stride < self.shown.stride):
                self.shown = progress

    def _trained(self, plan: Plan) -> Training:
        with under(self.stop):
            return train_plan(plan, self.images, self.go_on, PATH_POINTS)

    def _loss(self, network: Perceptron) -> Callable[[np.ndarray], float]:
        images = self.images
        measured = measure(network, images.train[:MOST_IMAGES], images.train_labels[:MOST_IMAGES], images.scale)

        def loss(weights: np.ndarray) -> float:
            self.go_on()
            with under(self.stop):
                return measured(weights).loss

        return loss

    def _sides(self) -> tuple[np.ndarray, np.ndarray]:
        if self.request.kind == "random":
            side = np.linspace(-WIDE, WIDE, self.request.points)
            return side, side
        return frame(np.concatenate([path.seen.coordinates for path in self.paths]), self.request.points)


def _plane(request: SliceRequest, network: Perceptron, paths: list[np.ndarray]) -> Plane:
    """The requested plane. Raises FieldError if the paths do not span one."""
    if not all((np.abs(path) < FARTHEST).all() for path in paths):
        raise FieldError("path", Message("a point beyond all bounds"), "must stay near: this training diverged")
    if request.kind == "random":
        return random_plane(network, paths[0][-1], request.seed)
    if request.kind == "principal":
        return principal_plane(paths[0])
    return plane_through(*(path[-1] for path in paths))
