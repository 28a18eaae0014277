"""Fields: what they accept, what they refuse and with which words, and that they read back what they write."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import Choice, FieldError, Flag, Number, choice, flag, number

RATE = Number(0.1, 1e-4, 1.0, "Longer steps.", scale="log", above=0.0, at_most=10.0)
COUNT = Number(3, 1, 9, "More of them.", at_least=0.0, integer=True)
ANY = Number(0.0, -1.0, 1.0, "Anything.")
NESTEROV = Flag(False, "Looks ahead.")
MODE = Choice("min", ("min", "max"), "Which way.")


def shortly(value):
    """A test id."""
    return repr(value)[:20]


@pytest.mark.parametrize("value", [1, 1.0, np.float64(0.5), np.float32(0.5), np.int64(2), Fraction(1, 3)])
def test_a_number_becomes_a_float(value):
    checked = RATE.check("rate", value)
    assert type(checked) is float
    assert checked == float(value)


@pytest.mark.parametrize("value", [4, 4.0, np.int64(4), np.float64(4.0), Fraction(4)])
def test_a_whole_number_becomes_an_int(value):
    checked = COUNT.check("count", value)
    assert type(checked) is int
    assert checked == 4


@pytest.mark.parametrize(
    "value",
    [
        *(math.nan, math.inf, -math.inf, 0.0, -0.0, -1.0, 10.1, 10**400, -(10**400)),
        *("0.1", b"1", None, True, False, np.True_, 1j, [0.1], {}, np.array([0.1]), Decimal("0.1")),
    ],
    ids=shortly,
)
def test_a_number_refuses(value):
    with pytest.raises(FieldError, match=r"^rate = .*: must be a finite number above 0 and at most 10$") as caught:
        RATE.check("rate", value)
    assert isinstance(caught.value, ValueError)
    assert caught.value.field == "rate"
    assert caught.value.value is value


@pytest.mark.parametrize("value", [3.5, -1, math.nan, math.inf, "3", True])
def test_a_whole_number_refuses(value):
    with pytest.raises(FieldError, match=r"^count = .*: must be a whole number at least 0$"):
        COUNT.check("count", value)


def test_limits_are_where_they_say():
    assert RATE.check("rate", 10.0) == 10.0
    assert COUNT.check("count", 0) == 0
    assert RATE.check("rate", 5e-324) == 5e-324
    assert ANY.check("any", -1e308) == -1e308
    assert ANY.allowed == "must be a finite number"


def test_the_slider_is_no_limit():
    assert ANY.check("any", 5.0) == 5.0


@pytest.mark.parametrize(
    "text", ["", "x", "nan", "inf", "-inf", "1e999", "True", "0", "-3", "1,5", "0x10", "1 2", "--1"]
)
def test_a_number_refuses_text(text):
    with pytest.raises(FieldError, match=r"^rate = "):
        RATE.parse("rate", text)


@pytest.mark.parametrize("text", ["", "x", "nan", "3.5", "1e3", "-1", "true", "9" * 400, "9" * 5000])
def test_a_whole_number_refuses_text(text):
    with pytest.raises(FieldError, match=r"^count = "):
        COUNT.parse("count", text)


@pytest.mark.parametrize("value", ["x" * 10_000, 10**4000, 10**5000], ids=["text", "int", "int without a repr"])
def test_a_long_value_is_shown_in_short(value):
    with pytest.raises(FieldError) as caught:
        RATE.check("rate", value)
    assert len(str(caught.value)) < 200


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_read_back_as_written(value):
    assert ANY.parse("any", ANY.write(value)) == value


@given(st.one_of(st.integers(0, 10**300), st.sampled_from([10**15, 2**53 + 1, 2**63, 10**22 + 1])))
def test_whole_numbers_are_read_back_as_written(value):
    assert COUNT.parse("count", COUNT.write(value)) == value


@pytest.mark.parametrize(("value", "text"), [(0.1, "0.1"), (3.0, "3"), (300, "300"), (1e-8, "1e-08"), (1e22, "1e+22")])
def test_numbers_are_written_briefly(value, text):
    assert ANY.write(value) == text


@given(st.one_of(st.text(max_size=20), st.floats().map(repr), st.integers().map(str)))
def test_text_gives_an_allowed_number_or_a_field_error(text):
    for field in (RATE, COUNT, ANY):
        try:
            value = field.parse("name", text)
        except FieldError:
            continue
        assert field.check("name", value) == value


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, False), (1, True), (0, False), (1.0, True)])
def test_a_flag_takes(value, expected):
    assert NESTEROV.check("nesterov", value) is expected


@pytest.mark.parametrize("value", [2, -1, 0.5, math.nan, "true", "1", None, [], 10**400], ids=shortly)
def test_a_flag_refuses(value):
    with pytest.raises(FieldError, match=r"^nesterov = .*: must be true or false$"):
        NESTEROV.check("nesterov", value)


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("true", True), ("True", True), ("0", False), ("FALSE", False)]
)
def test_a_flag_reads(text, expected):
    assert NESTEROV.parse("nesterov", text) is expected


@pytest.mark.parametrize("text", ["", "2", "yes", "1.0", "nan", " 1"])
def test_a_flag_refuses_text(text):
    with pytest.raises(FieldError, match=r"^nesterov = "):
        NESTEROV.parse("nesterov", text)


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_is_read_back_as_written(value):
    assert NESTEROV.parse("nesterov", NESTEROV.write(value)) is value


@pytest.mark.parametrize("option", MODE.options)
def test_a_choice_takes_its_options_and_reads_them_back(option):
    assert MODE.check("mode", option) == option
    assert MODE.parse("mode", MODE.write(option)) == option


@pytest.mark.parametrize("value", ["", "MIN", "mean", None, 0, ["min"], ("min", "max")], ids=shortly)
def test_a_choice_refuses(value):
    with pytest.raises(FieldError, match=r"^mode = .*: must be one of min, max$"):
        MODE.check("mode", value)


def test_the_short_names_make_the_same_fields():
    assert number(0.1, 1e-4, 1.0, "Longer steps.", scale="log", above=0.0, at_most=10.0) == RATE
    assert flag(False, "Looks ahead.") == NESTEROV
    assert choice("min", ("min", "max"), "Which way.") == MODE
