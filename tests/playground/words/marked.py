"""The words without marks on a page in the language of marks."""

import json
import re
from collections.abc import Iterable

from optimizers import OPTIMIZERS
from playground.exports.formats import FORMATS
from playground.study.agreement import AGREEMENT

MARKED = re.compile(r"«[^»]*(»|…|$)")  # a picture may have room for its beginning only
WORD = re.compile(r"[^\W\d_]{2,}")
ICON = re.compile(r":material/\w+:")
QUOTED = re.compile(r"'[^']*'")  # what a visitor has typed
FIGURE = re.compile(r"\d(\.\d+)?e\W?\d+|NaN|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
# The names of other libraries' optimizers, with their versions.
PEERS = {
    f"{peer['name']} {peer['version']}"
    for peers in json.loads(AGREEMENT.read_text(encoding="utf-8"))["optimizers"].values()
    for peer in peers
}
FILES = {kind.title for kind in FORMATS.values()}
# How the largest stable learning rates are written.
LIMITS = {
    method.stable(method.hyperparameters(*method.numbers(method.checked({}))))[1]
    for method in OPTIMIZERS.values()
    if method.stable
}


def unmarked(text: str, names: Iterable[str] = ()) -> str:
    """What remains of a text without its marked parts, numbers, and names that are the same in every language.

    names: more of these, as those by which a link calls things.
    """
    left = MARKED.sub(" ", ICON.sub("", text.replace("\\", "")))
    for name in PEERS | LIMITS:
        left = left.replace(name, " ")
    left = FIGURE.sub(" ", QUOTED.sub(" ", left))
    known = FILES | set(names)
    words = [word for word in left.split() if word.strip(",.;:()\u2060") not in known]
    return " ".join(words) if any(WORD.search(word) for word in words) else ""
