"""Work in the background: visitors take turns, and work that nobody waits for stops."""

from threading import Event

import pytest

from optimizers.engine.stopping import Stopped
from playground.background import Task, Workers


def test_one_visitor_with_much_to_do_does_not_keep_another_waiting():
    workers, gate, done = Workers(1), Event(), []
    first = workers.submit(gate.wait, 60)
    many = [workers.submit(done.append, f"many {i}", visitor="many") for i in range(3)]
    one = workers.submit(done.append, "one", visitor="one")
    gate.set()
    for future in (first, *many, one):
        future.result(60)
    assert done == ["many 0", "one", "many 1", "many 2"]


def test_closed_workers_end_what_waits_and_what_comes():
    workers, gate = Workers(1), Event()
    running = workers.submit(gate.wait, 60)
    waiting = workers.submit(gate.wait, 60)
    workers.close()
    gate.set()
    assert running.result(60)
    for future in (waiting, workers.submit(gate.wait, 60)):
        with pytest.raises(Stopped):
            future.result(60)


def test_what_goes_wrong_is_told_to_who_waits():
    with pytest.raises(ZeroDivisionError):
        Workers(1).submit(lambda: 1 / 0).result(60)


def _until_told(task, begun):
    begun.set()
    while True:
        task.go_on(0.5)


@pytest.mark.parametrize("end", ["cancel", "leave", "patience"])
def test_a_task_ends_early(end):
    task, begun = Task(patience=0.05 if end == "patience" else 60), Event()
    task.join()
    task.begin(Workers(1), _until_told, task, begun)
    assert begun.wait(60)
    if end != "patience":
        getattr(task, end)()
    task.wait()
    assert (task.done, task.cancelled, task.share) == (True, True, 0.5)
    with pytest.raises(Stopped):
        task.future.result()


def test_a_task_goes_on_while_somebody_waits():
    task, gate = Task(), Event()
    task.join()
    task.join()
    task.begin(Workers(1), gate.wait, 60)
    task.leave()
    assert not task.cancelled
    gate.set()
    task.wait()
    assert task.future.result()
