"""Text made safe for Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.style import WORD_JOINER, plain

# What mdast-util-gfm-autolink-literal (MIT, github.com/syntax-tree) makes links of, after the escapes are gone.
LINKS = re.compile(r"(https?://|www(?=\.))([-.\w]+)([^ \t\r\n]*)|[-.\w+]+@[-\w]+(?:\.[-\w]+)+", re.IGNORECASE)


def shown(text):
    """The text on the page."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", plain(text))


@pytest.mark.parametrize(
    "text", ["www.evil.example", "x?www.evil.example=1", "HTTPS://evil.example", "me@evil.example", "http://www.a@b.cd"]
)
def test_an_address_is_no_link(text):
    assert LINKS.search(text)
    assert not LINKS.search(shown(text))


@given(st.text(alphabet="w.htps:/@ab_*$[]()<>`\\~ ", max_size=40))
def test_the_words_stay(text):
    assert shown(text).replace(WORD_JOINER, "") == text
    assert not LINKS.search(shown(text))
