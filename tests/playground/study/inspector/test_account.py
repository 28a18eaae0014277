"""Every line of the step inspector: its arithmetic holds, and its numbers are those recorded."""

import ast

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study.inspector.account import accounts
from playground.study.inspector.brief import brief_account, counts
from playground.study.inspector.notation import Notation
from playground.study.inspector.rule import definition
from tests.optimizers.moved import moved
from tests.playground.study.inspector.arithmetic import evaluated, leaves, read, shown

STEPS = (0, 1, 5, 6, 12, 59)
TOLD = [key for key, method in OPTIMIZERS.items() if not method.search]
RATES = {"newton": 1.0, "prodigy": 1.0, "dadapt_adamw": 1.0}  # at which their d grows


def run_of(optimizer, **settings):
    rate = RATES.get(optimizer, 1e-3)
    return trace(optimizer, LANDSCAPES["rosenbrock"], steps=60, **{"learning_rate": rate} | settings)


def moved_run(optimizer):
    settings = {name: moved(field) for name, field in OPTIMIZERS[optimizer].fields.items()}
    return run_of(optimizer, **settings | {"learning_rate": 1e-3}, noise=0.3)


def lines_of(optimizer, run):
    """(step, axis, line) of all steps tried that are numbers throughout."""
    for step in STEPS:
        if np.isfinite(run.points[step + 1]).all():
            for axis, column in enumerate(accounts(OPTIMIZERS[optimizer], run, step)):
                yield from ((step, axis, line) for line in column)


def computed(line):
    """Whether the line is computed, rather than looked up on the surface."""
    looked_up = isinstance(line.expression, ast.Subscript) and isinstance(line.expression.value, ast.Call)
    return bool(line.letters) and not looked_up


@pytest.mark.parametrize("make", [run_of, moved_run])
@pytest.mark.parametrize("optimizer", TOLD)
def test_each_line_is_true(optimizer, make):
    """To the last bit for rules of one coordinate, to rounding for vectors."""
    tried = 0
    for _, _, line in lines_of(optimizer, make(optimizer)):
        if not computed(line):
            continue
        again = evaluated(line.expression, line.values)
        if OPTIMIZERS[optimizer].sees == "coordinate":
            assert again == line.value, f"{line.name} = {line.numbers}"
        else:
            np.testing.assert_allclose(again, line.value, rtol=1e-13, atol=1e-15)
        tried += 1
    assert tried


@pytest.mark.parametrize("make", [run_of, moved_run])
@pytest.mark.parametrize("optimizer", TOLD)
def test_each_number_is_the_present_value_of_its_name(optimizer, make):
    """Exactly the numbers that the line is made of are written: none from before a name was reassigned."""
    for _, _, line in lines_of(optimizer, make(optimizer)):
        if not computed(line):
            continue
        written, made_of = shown(line.numbers), leaves(line.expression, line.values)
        for number in written:
            exponent = number.low <= 2.0 <= number.high or number.low <= 3.0 <= number.high  # of equal factors
            known = exponent or any(number.low <= leaf <= number.high for leaf in made_of)
            assert known, f"{line.name} = {line.numbers}"
        for leaf in made_of:
            known = not np.isfinite(leaf) or leaf in (0.0, 1.0) or any(n.low <= leaf <= n.high for n in written)
            assert known, f"{leaf} in {line.name} = {line.numbers}"


@pytest.mark.parametrize("optimizer", TOLD)
def test_the_numbers_are_those_recorded(optimizer):
    run = run_of(optimizer)
    for step in STEPS:
        columns = accounts(OPTIMIZERS[optimizer], run, step)
        shown = np.array([line.value for column in columns for line in column if line.name == "x_{t}"])
        np.testing.assert_array_equal(np.ravel(shown), run.points[step + 1])
        for axis, column in enumerate(columns):
            for line in column:
                if {"m_{t}": "m", "b_{t}": "buffer"}.get(line.name) in run.state:
                    field = {"m_{t}": "m", "b_{t}": "buffer"}[line.name]
                    part = axis if len(columns) == 2 else slice(None)
                    np.testing.assert_array_equal(line.value, run.state[field][step + 1, part])


@pytest.mark.parametrize("optimizer", [key for key in TOLD if OPTIMIZERS[key].sees == "coordinate"])
def test_a_student_can_do_the_sum_again(optimizer):
    """The digits shown, each within its rounding, allow for the result shown."""
    run = run_of(optimizer)
    exact = [float(value) for value in run.hyperparameters.values()]
    for step, _, line in lines_of(optimizer, run):
        told, result = read(line.numbers, [*exact, step + 1.0]), read(line.result)
        assert told.meets(result), f"{line.name} = {line.numbers} = {line.result}"


def test_the_check_of_a_sum_can_fail():
    told = read(r"0.9 \cdot 1.234 + 10^{-2}", exact=[0.9])
    assert told.meets(read("1.121"))
    assert not told.meets(read("1.123"))


def test_what_is_switched_off_is_left_out():
    (x, _) = accounts(OPTIMIZERS["adam"], run_of("adam"), 3)
    assert [line.name for line in x] == ["m_{t}", "v_{t}", r"\hat m_{t}", r"\hat v_{t}", "x_{t}"]
    (x, _) = accounts(OPTIMIZERS["adam"], run_of("adam", weight_decay=0.1, bias_correction=False), 3)
    assert [line.name for line in x] == ["g'_{t}", "m_{t}", "v_{t}", "x_{t}"]
    assert x[-1].letters == r"x_{t-1} - \frac{\eta\,m_{t}}{\sqrt{v_{t}} + \epsilon}"
    (x, _) = accounts(OPTIMIZERS["rmsprop"], run_of("rmsprop"), 3)
    assert r"\bar g_{t}" not in [line.name for line in x]


def test_the_branch_that_ran_is_shown_with_its_reason():
    first, later = (accounts(OPTIMIZERS["momentum"], run_of("momentum"), step)[0] for step in (0, 1))
    assert (first[0].letters, first[0].because) == ("g_{t}", ("t = 1",))
    assert (later[0].letters, later[0].because) == (r"\mu\,b_{t-1} + g_{t}", ())
    held, scaled = (accounts(OPTIMIZERS["radam"], run_of("radam"), step)[0][-1] for step in (4, 5))
    assert held.because == (r"\rho_{t} \le 5",)
    assert r"\sqrt{v_{t}}" not in held.letters
    assert scaled.name == "x_{t}"


def test_a_reason_outlives_the_line_that_it_was_given_for():
    """Rprop's factor is an alias and not shown; the reason for its value is given at the step size."""
    x, _ = accounts(OPTIMIZERS["rprop"], run_of("rprop"), 4)
    (step_size,) = [line for line in x if line.name == r"\Delta_{t}"]
    assert step_size.because == ("s_{t} > 0",)
    assert r"\eta^+" in step_size.letters


def test_a_look_ahead_comes_first():
    run = run_of("nesterov_lookahead")
    for axis, column in enumerate(accounts(OPTIMIZERS["nesterov_lookahead"], run, 7)):
        assert column[0].name == r"\tilde x_{t}"
        assert column[0].value == run.points[7, axis] + 0.9 * run.state["velocity"][7, axis]
    ahead = [column[0].value for column in accounts(OPTIMIZERS["nesterov_lookahead"], run, 7)]
    np.testing.assert_array_equal(LANDSCAPES["rosenbrock"].gradient(*ahead), run.used_gradients[7])


def test_a_scheduled_rate_is_the_one_in_force():
    run = run_of("gradient_descent", schedule=("exponential", {"gamma": 0.5}))
    (line,) = accounts(OPTIMIZERS["gradient_descent"], run, 2)[0]
    assert r"2.5 \times 10^{-4}" in line.numbers


def test_a_step_by_hand():
    """RMSProp from the notes: gradients 0.1, -0.3 on the bowl (x^2 + y^2) / 2, alpha 0.9, rate 0.01."""
    bowl = LANDSCAPES["ellipse"].with_parameters(kappa=1.0)
    run = trace("rmsprop", bowl, (0.1, -0.3), 1, learning_rate=0.01, alpha=0.9, epsilon=1e-8)
    x, y = accounts(OPTIMIZERS["rmsprop"], run, 0)
    assert [line.result for line in x] == ["0.001000", "0.03162", "3.162", "0.06838"]
    assert [line.result for line in y] == ["0.009000", "0.09487", "-3.162", "-0.2684"]


def test_l_bfgs_tells_what_was_recorded():
    run = trace("lbfgs", LANDSCAPES["rosenbrock"], steps=5, max_iter=1)
    search, notation = OPTIMIZERS["lbfgs"].search, Notation(OPTIMIZERS["lbfgs"].letters)
    *_, last = brief_account(search, notation, run, 2)
    assert last.letters == r"x_{t-1} + \ell_{t}\,p_{t}"
    np.testing.assert_array_equal(evaluated(last.expression, last.values), run.points[3])
    longer = trace("lbfgs", LANDSCAPES["rosenbrock"], steps=2)
    assert counts(search, longer, 0) == (20, 20)
    np.testing.assert_array_equal(brief_account(search, notation, longer, 0)[-1].value, longer.points[1])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_rule_with_loops_says_what_it_records_of_them(optimizer):
    """Its lines cannot be shown one by one."""
    method = OPTIMIZERS[optimizer]
    loops = [node for node in ast.walk(definition(method.step)) if isinstance(node, ast.While | ast.For)]
    assert bool(loops) == (method.search is not None)
    direction, length, iterations, evaluations, others = method.search or ("", "", "", "", ())
    assert not method.search or {direction, length, iterations, evaluations, *others} <= set(method.state._fields)
