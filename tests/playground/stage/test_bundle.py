"""Modules joined into one script: everything imported is there before it is needed, and anything else is refused."""

import re

import pytest

from playground.stage import bundle
from playground.stage.bundle import ASSETS

ENTRIES = (
    "player/player.js",
    "digits/curves.js",
    "digits/table.js",
    "picker/picker.js",
    "data/draw.js",
    "history/undo.js",
    "study/follow.js",
    "study/lazy.js",
)


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """write(path, text) -> a module under assets."""
    monkeypatch.setattr(bundle, "ASSETS", tmp_path)
    bundle.bundle.cache_clear()

    def write(path, text):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    yield write
    bundle.bundle.cache_clear()


def test_documentation_stays_behind_and_texts_do_not(modules):
    kept = ['const KEPT = "/** not this */"; // nor this', "const TEMPLATE = `", "", "`;"]
    modules(
        "entry.js",
        "\n".join(["/** A sentence. */", kept[0], "  /**", "   * Two", "   * lines.", "   */", *kept[1:], ""]),
    )
    assert bundle.bundle("entry.js").splitlines() == kept


def test_what_is_imported_stands_before_in_a_scope_of_its_own(modules):
    modules(
        "one/entry.js",
        'import { twice } from "../two/maths.js";\n\nexport const four = twice(2);\nexport default () => four;\n',
    )
    modules("two/maths.js", 'import { factor } from "./numbers.js";\nexport const twice = (x) => factor * x;\n')
    modules("two/numbers.js", "export const factor = 2;\n")
    modules("two/unused.js", "throw new Error();\n")
    assert bundle.bundle("one/entry.js").splitlines() == [
        "const $two$numbers = (() => {",
        "const factor = 2;",
        "return { factor };",
        "})();",
        "const $two$maths = (() => {",
        "const { factor } = $two$numbers;",
        "const twice = (x) => factor * x;",
        "return { twice };",
        "})();",
        "const { twice } = $two$maths;",
        "",
        "export const four = twice(2);",
        "export default () => four;",
    ]


def test_files_of_one_name_are_told_apart_by_their_folders(modules):
    modules("entry.js", 'import { a } from "./one/two_x.js";\nimport { b } from "./one_two/x.js";\na + b;\n')
    modules("one/two_x.js", 'import { b } from "./x.js";\nexport const a = b;\n')
    modules("one/x.js", "export const b = 1;\n")
    modules("one_two/x.js", "export const b = 2;\n")
    scopes = re.findall(r"^const (\S+) = \(\(", bundle.bundle("entry.js"), re.MULTILINE)
    assert sorted(scopes) == ["$one$two_x", "$one$x", "$one_two$x"]


@pytest.mark.parametrize(
    "line",
    [
        "import {",
        'import other from "./other.js";',
        'import * as other from "./other.js";',
        'import other, { a } from "./other.js";',
        'import { a as b } from "./other.js";',
        'import { a } from "other";',
        'import { a } from "./other.json";',
        'import { a } from "./other.js"; import { b } from "./other.js";',
        'import "./other.js";',
        '  import { a } from "./other.js";',
        'const other = await import("./other.js");',
        "const here = import.meta.url;",
        "export { a };",
        "export {",
        'export { a } from "./other.js";',
        'export * from "./other.js";',
        "export let a = 1;",
        "export const { a } = { a: 1 };",
        "export const a = 1; export const b = 2;",
        "const a = 1; export default a;",
        "  export const a = 1;",
    ],
)
def test_what_cannot_be_joined_is_refused_by_its_line(modules, line):
    modules("other.js", "export const a = 1;\nexport const b = 2;\nexport default a;\n")
    modules("entry.js", f"/**\n * What it is.\n */\n// a line\n{line}\n")
    with pytest.raises(ValueError, match=r"^entry\.js, line 5: .* cannot be joined; allowed are `import") as refusal:
        bundle.bundle("entry.js")
    assert repr(line.strip()) in str(refusal.value)


def test_an_import_after_something_else_is_refused(modules):
    modules("entry.js", 'const b = 1;\nimport { a } from "./other.js";\n')
    modules("other.js", "export const a = 1;\n")
    with pytest.raises(ValueError, match=r"entry\.js, line 2: .* before all else"):
        bundle.bundle("entry.js")


def test_a_default_export_of_what_is_imported_is_refused(modules):
    modules("entry.js", 'import { a } from "./other.js";\nexport default a;\n')
    modules("other.js", "export const a = 1;\nexport default a;\n")
    with pytest.raises(ValueError, match=r"other\.js, line 2: only entry\.js may have a default export"):
        bundle.bundle("entry.js")


def test_a_name_that_is_not_there_is_refused(modules):
    modules("entry.js", '\nimport { a, lost } from "./other.js";\n')
    modules("other.js", "export const a = 1;\nconst lost = 2;\n")
    with pytest.raises(ValueError, match=r"entry\.js, line 2: other\.js does not export lost"):
        bundle.bundle("entry.js")


@pytest.mark.parametrize("place", ["./lost.js", "../../outside.js"])
def test_a_file_that_is_not_there_is_refused(modules, place):
    modules("../outside.js", "export const a = 1;\n")
    modules("room/entry.js", f'import {{ a }} from "{place}";\n')
    with pytest.raises(ValueError, match=rf"room/entry\.js, line 1: there is no {place.split('/')[-1]} there"):
        bundle.bundle("room/entry.js")


def test_one_name_from_two_modules_is_refused(modules):
    modules("entry.js", 'import { a } from "./one.js";\nimport { a } from "./two.js";\n')
    modules("one.js", "export const a = 1;\n")
    modules("two.js", "export const a = 2;\n")
    with pytest.raises(ValueError, match=r"entry\.js, line 2: a is imported already"):
        bundle.bundle("entry.js")


def test_modules_that_import_one_another_are_refused(modules):
    modules("entry.js", 'import { a } from "./one.js";\n')
    modules("one.js", 'import { b } from "./two.js";\nexport const a = 1;\n')
    modules("two.js", 'import { a } from "./one.js";\nexport const b = 1;\n')
    with pytest.raises(
        ValueError, match=r"import one another: (one\.js -> two\.js -> one|two\.js -> one\.js -> two)\.js"
    ):
        bundle.bundle("entry.js")


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_import_is_left_and_the_one_export_is_the_default(entry):
    words = re.findall(r"^\s*(?:import|export)\b.*", bundle.bundle(entry), re.MULTILINE)
    assert [word.split()[:2] for word in words] == [["export", "default"]]


def test_every_module_is_in_a_script():
    used = {"$".join(("", *entry[: -len(".js")].split("/"))) for entry in ENTRIES}
    for entry in ENTRIES:
        used |= set(re.findall(r"^const (\$\S+) = \(\(\) => \{$", bundle.bundle(entry), re.MULTILINE))
    assert used == {"$".join(("", *path.relative_to(ASSETS).with_suffix("").parts)) for path in ASSETS.rglob("*.js")}
