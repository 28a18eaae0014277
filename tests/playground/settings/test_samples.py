"""A visitor's samples: what is read, and the errors for what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.settings.samples import LARGEST_FILE, read_file, read_points, read_rows, samples_of, write_rows
from registry import FieldError

NUMBERS = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=50))
def test_what_is_written_is_read_back(samples):
    assert read_rows(write_rows(tuple(samples))) == tuple(samples)


@pytest.mark.parametrize(
    "text",
    [
        "1,2\n3,4",
        "x,y\n1,2\n3,4\n",
        "1;2\r\n3;4\r\n",
        "1\t2\n3\t4",
        '"x";"y"\n1,0;2,0\n\n3;4\n',
        "  1 , 2 \n\n 3, 4",
        "\ufeffx,y\n1,2\n3,4",
    ],
)
def test_rows_of_all_kinds(text):
    assert samples_of(read_file(text.encode())) == ((1.0, 2.0), (3.0, 4.0))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rows"),
        ("x,y\n", "no rows"),
        ("1,2\n", "one row"),
        ("1,2\n3,four", "data row 2, column 2 = 'four': must be a number"),
        ("x,y\nnan,2\n3,4", "data row 2, column 1 = 'nan': must be a number"),
        ("1,inf\n3,4", "data row 1, column 2 = 'inf'"),
        ("1,2e7\n3,4", "data row 1, column 2 = '2e7'"),
        ("1,\n3,4", "data row 1, column 2 = ''"),
        ("1,2\n3,4,5", "data row 2 = '3 4 5': must have 2 columns"),
        ("1\n2\n3", "data row 1 = '1': must have two columns"),
        ("__import__('os'),2\n3,4", "data row 1, column 1"),
        ("1,2\n" * 5001, "more than 5,000 rows"),
        ("1,2\n" * (LARGEST_FILE // 4 + 1), "must be at most 1,000,000 bytes"),
        ('"1,2\n' + "x" * 200_000, "must be two columns of text"),
    ],
)
def test_what_cannot_be_read_is_named(text, said):
    with pytest.raises(FieldError) as error:
        samples_of(read_file(text.encode()))
    assert said in str(error.value)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(content):
    try:
        assert len(samples_of(read_file(content))) >= 2
    except FieldError as error:
        assert "data" in error.field


@pytest.mark.parametrize(
    "points", [None, 3, [], [[1, 2]], [[1, 2], [3]], [["a", 1], [2, 3]], [None, None], [[10**400, 1], [2, 3]]]
)
def test_no_points_break_it(points):
    with pytest.raises(FieldError):
        read_points(points)
