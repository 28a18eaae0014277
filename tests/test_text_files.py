"""Text files are read and written with an explicit encoding, not the machine's."""

import ast
from itertools import chain

from tests.test_walls import PROJECT, modules

FOLDERS = ("benchmarks", "landscapes", "optimizers", "playground", "registry", "tests")


def opens_text(call):
    """Whether a call reads or writes a text file; Pillow's Image.open does not."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in ("read_text", "write_text"):
        return True
    owner = getattr(getattr(call.func, "value", None), "id", "")
    return name == "open" and owner != "Image" and not any("b" in mode for mode in strings(call))


def strings(call):
    """The texts among the arguments of a call."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def unnamed_encodings(source):
    """The lines on which a text file is opened without an encoding."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        call.lineno
        for call in calls
        if opens_text(call) and not any(keyword.arg == "encoding" for keyword in call.keywords)
    ]


def test_every_text_file_is_opened_with_its_encoding():
    paths = chain((path for _, path in modules(*FOLDERS)), PROJECT.glob("*.py"))
    lines = {path: unnamed_encodings(path.read_text(encoding="utf-8")) for path in paths}
    assert len(lines) > 400
    assert {path: found for path, found in lines.items() if found} == {}


def test_what_is_opened_without_an_encoding_is_found():
    source = "a.read_text()\nb.write_text('x')\nopen('f')\nc.open('w')\nopen('f', 'rb')\nImage.open(f)\n"
    assert unnamed_encodings(source + "a.read_text(encoding='utf-8')\n") == [1, 2, 3, 4]
