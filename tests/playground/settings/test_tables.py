"""Tables as spreadsheets and programs write them."""

import csv
import io

import numpy as np
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.settings.samples import described, read_file, samples_of
from registry import FieldError

PAIRS = ((1.5, 2.5), (3.25, -4.0))

SAME = {
    "carriage returns": b"x,y\r1.5,2.5\r3.25,-4\r",
    "sep=": b"sep=;\r\nx;y\r\n1,5;2,5\r\n3,25;-4\r\n",
    "sep= of a comma": b"sep=,\nx,y\n1.5,2.5\n3.25,-4\n",
    "a header with a line break": b'"height\nin m","weight"\n1.5,2.5\n3.25,-4\n',
    "a header with the separator": b'"height, in m";"weight; in kg"\n1,5;2,5\n3,25;-4\n',
    "a header with other marks": b'"a;b;c","d;e"\n1.5,2.5\n3.25,-4\n',
    "decimal commas in quotes": b'"1,5","2,5"\n"3,25","-4"\n',
    "UTF-16": "größe\tgewicht\n1,5\t2,5\n3,25\t-4\n".encode("utf-16"),
    "UTF-16, the other way round": b"\xfe\xff" + "x,y\n1.5,2.5\n3.25,-4".encode("utf-16-be"),
    "Windows-1252": "Größe;Gewicht\n1,5;2,5\n3,25;-4\n".encode("cp1252"),
    "a mark of UTF-8": b"\xef\xbb\xbfx,y\n1.5,2.5\n3.25,-4\n",
    "trailing commas": b"x,y,,\n1.5,2.5,,\n3.25,-4,,\n",
    "trailing semicolons": b"1,5;2,5;\n3,25;-4;\n",
    "bars": b"x|y\n1.5|2.5\n3.25|-4\n",
    "true minus signs": "1.5,2.5\n3.25,\N{MINUS SIGN}4\n".encode(),
    "names beside": b"who,x,y\nAnn,1.5,2.5\nBob,3.25,-4\n",
    "names with commas": b"who;x;y\nA, B;1,5;2,5\nC, D;3,25;-4\n",
}


@pytest.mark.parametrize("case", SAME)
def test_the_same_pairs_however_they_are_written(case):
    assert samples_of(read_file(SAME[case])) == PAIRS


def test_thousands_are_read_where_they_can_be_nothing_else():
    assert samples_of(read_file(b'"1,200","3,400.5"\n"1,000,000","-2,500"\n')) == ((1200.0, 3400.5), (1e6, -2500.0))
    assert samples_of(read_file(b"1.200,5;3,4\n10;20\n")) == ((1200.5, 3.4), (10.0, 20.0))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'"1,200","3,400"\n"5,600","7,800"\n', "data = '1,200': may have decimal commas or commas between thousands"),
        (b"0.5s,1.5V\n1,2\n3,4\n", "data row 1 = '0.5s,1.5V': must be numbers, or names of columns"),
        (b'"1,200","3,400"\n1,2\n3,4\n', "data = '1,200': may have"),
        (b"x,y\n1,2\n3,4,5\n", "data row 3 = '3 4 5': must have 2 columns, as the first"),
        (b"who,x\nAnn,1\nBob,2\n", "data row 2, column 1 = 'Ann': must be a number"),
        (b"a,b,c\nx,y,1\nz,u,2\n", "data = '1 columns of numbers'"),
        (b"\x00\x01\x02", "must be a text file"),
        (b"\x81\x8d", "must be a text file"),
    ],
)
def test_what_may_mean_two_things_is_said(content, said):
    with pytest.raises(FieldError) as error:
        samples_of(read_file(content))
    assert said in str(error.value)


def test_of_more_columns_two_can_be_chosen():
    table = read_file(b"id,height,sex,weight\n1,1.5,m,50\n2,1.6,f,60\n3,,f,61\n")
    assert table.names == ("id", "height", "sex", "weight")
    assert table.usable == (0, 1, 3)
    assert samples_of(table, (0, 3)) == ((1.0, 50.0), (2.0, 60.0), (3.0, 61.0))
    with pytest.raises(FieldError, match=r"data row 4, column 2 = ''"):
        samples_of(table, (1, 3))


def test_what_was_read_is_said():
    assert (
        described(read_file(b"height,weight\n1,2\n3,4\n"), (0, 1))
        == "2 pairs, columns height and weight, header skipped."
    )
    assert described(read_file(b"1,2\n3,4\n"), (0, 1)) == "2 pairs, columns column 1 and column 2, no header."
    assert (
        described(read_file(b"who,x,y\nAnn,1,2\nBob,3,4\n"), (1, 2)) == "2 pairs, columns x and y of 3, header skipped."
    )


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=2, max_size=20),
    st.sampled_from(";,\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_what_the_csv_module_writes_is_read_as_pandas_reads_it(samples, mark, end, headed):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=mark, lineterminator=end)
    writer.writerows([["x, m", "y; kg"]] * headed + samples)
    expected = pandas.read_csv(io.StringIO(file.getvalue(), newline=""), sep=mark, header=0 if headed else None)
    np.testing.assert_array_equal(samples_of(read_file(file.getvalue().encode())), expected.to_numpy(float))
