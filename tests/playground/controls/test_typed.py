"""Numbers as people type them: never a number that the text does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.controls.typed import read_number, write_number
from registry import FieldError, Number

REAL = Number(0.5, 0.0, 1.0, "A number.")
WHOLE = Number(5, 1, 10, "A whole one.", at_least=1, at_most=10**6, integer=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5", 0.5),
        ("0.5", 0.5),
        (",5", 0.5),
        ("-0,5", -0.5),
        ("\N{MINUS SIGN}3.78", -3.78),
        ("1e9", 1e9),
        ("1,5e-3", 1.5e-3),
        ("0,500", 0.5),
        ("1,25", 1.25),
        (" 7 ", 7.0),
        ("1234,567", 1234.567),
    ],
)
def test_what_is_said(text, value):
    assert read_number(REAL, "x", text) == value


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("1e3", 1000), ("1000.0", 1000), ("7,0", 7)])
def test_whole_numbers_however_they_are_written(text, value):
    read = read_number(WHOLE, "steps", text)
    assert (read, type(read)) == (value, int)


@pytest.mark.parametrize("field", [REAL, WHOLE])
@pytest.mark.parametrize(
    "text", ["", "  ", "abc", "1,200", "-12,345", "1.2.3", "1,2,3", "nan", "inf", "1e999", "0x10", "½"]
)
def test_what_is_no_number_is_refused_as_it_was_typed(field, text):
    with pytest.raises(FieldError) as error:
        read_number(field, "x", text)
    assert error.value.value == text


@pytest.mark.parametrize("text", ["0", "1e9", "0,5", "9" * 400])
def test_what_the_field_does_not_allow_is_refused(text):
    with pytest.raises(FieldError, match="must be a whole number at least 1 and at most 1e\\+06"):
        read_number(WHOLE, "steps", text)


@given(st.integers(1, 10**6))
def test_whole_numbers_are_shown_in_full(value):
    assert read_number(WHOLE, "x", write_number(value)) == value


@given(st.floats(-1e300, 1e300))
def test_numbers_are_shown_to_six_digits(value):
    assert read_number(REAL, "x", write_number(value)) == pytest.approx(value, rel=1e-5)


@given(st.text(max_size=20))
def test_no_text_breaks_it(text):
    try:
        read_number(REAL, "x", text)
    except FieldError as error:
        assert error.field == "x"
