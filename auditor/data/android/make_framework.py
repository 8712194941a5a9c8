"""Makes `framework.txt.gz` from the type declarations of `@nativescript/types-android`.

The package declares every public class of the Android SDK (API 21 to 37 merged), java.* and
javax.* included, as TypeScript. Only facts are taken: class, superclass, interfaces, the names
and the numbers of parameters of methods that an app class could override, the names of static
`Uri` fields. Run it so::

    npm pack @nativescript/types-android
    python auditor/data/android/make_framework.py nativescript-types-android-<version>.tgz

One line a class, sorted: name, superclass, interfaces, methods, uri fields, separated by tabs,
lists by spaces; names with slashes and dollars. `java/lang/Object` as superclass is left empty,
an interface starts with `*`, a method is written `name/2` with the number of its parameters, and
methods that a supertype lists are not repeated.
"""

import gzip
import re
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

MEMBER = "package/lib/android/android-platform-21-37-merged.d.ts"
OBJECT = "java.lang.Object"
LEFT_OUT = Path(__file__).with_name("framework_added.txt")
"""Lines of classes that the package leaves out (android.app.job), from the SDK's API reference."""

_OPENS = re.compile(
    r"^\s*(?:declare|export) (?:abstract )?(?:module|class) ([\w$]+)(?:\s*<[^{]*?>)?\s*(?:extends (.+?))?\s*(?:implements (.+?))?\s*\{\s*$"
)
_METHOD = re.compile(
    r"^\s*public (?!static |constructor)(?:abstract )?(?:\[?\"?)([\w$]+)\"?\]?\s*(?:<[^(]*>)?\((.*)"
)
_URI = re.compile(r"^\s*public static ([\w$]+): android\.net\.Uri;")


@dataclass
class Declared:
    """What the declarations say of one class."""

    above: str = ""
    interfaces: tuple[str, ...] = ()
    methods: set[str] = field(default_factory=set)
    uris: set[str] = field(default_factory=set)
    is_interface: bool = False


def read_declarations(text: str) -> dict[str, Declared]:
    """Collect the classes of a declaration file by dotted name."""
    classes: dict[str, Declared] = {}
    path: list[tuple[str, Declared | None]] = []
    inside = 0  # Braces of object types within a class body.
    for line in text.splitlines():
        opened = _OPENS.match(line)
        if opened:
            name = ".".join([*(one for one, _ in path), opened[1]])
            made = None
            if " class " in line:
                made = classes.setdefault(name, Declared())
                made.above = _plain(opened[2] or "")
                made.interfaces = tuple(_plain(one) for one in _split(opened[3] or ""))
            path.append((opened[1], made))
            continue
        stripped = line.strip()
        current = path[-1][1] if path else None
        if inside == 0 and stripped == "}":
            path.pop()
            continue
        if current is not None:
            _take(current, line, inside)
        if not stripped.startswith(("*", "/*")):
            inside += line.count("{") - line.count("}")
    return classes


def _take(current: Declared, line: str, inside: int) -> None:
    if "interface with the provided implementation" in line:
        current.is_interface = True
    elif inside == 0 and (method := _METHOD.match(line)):
        current.methods.add(f"{method[1]}/{_count(method[2])}")
    elif inside == 0 and (uri := _URI.match(line)):
        current.uris.add(uri[1])


def _count(rest: str) -> int:
    """Count the parameters in what follows a method's opening bracket."""
    depth, commas, is_empty = 0, 0, True
    for letter in rest:
        if letter == ")" and depth == 0:
            break
        depth += (letter in "(<[{") - (letter in ")>]}")
        commas += letter == "," and depth == 0
        is_empty &= letter == " "
    return 0 if is_empty else commas + 1


def _plain(name: str) -> str:
    return re.sub(r"<.*>", "", name).strip()


def _split(names: str) -> list[str]:
    parts, depth = [""], 0
    for letter in names:
        depth += (letter == "<") - (letter == ">")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [one for one in parts if one.strip()]


def binary_name(dotted: str, classes: dict[str, Declared]) -> str:
    """Spell a dotted name as dex does, `$` between a class and the classes within it."""
    parts = dotted.split(".")
    for length in range(1, len(parts)):
        if ".".join(parts[:length]) in classes:
            return "/".join(parts[:length]) + "$" + "$".join(parts[length:])
    return "/".join(parts)


def inherited(name: str, classes: dict[str, Declared]) -> set[str]:
    """Collect the methods that the supertypes of a class list."""
    found: set[str] = set()
    todo, seen = [name], {name}
    while todo:
        one = classes.get(todo.pop())
        if one is None:
            continue
        for above in (one.above, *one.interfaces):
            if above and above not in seen:
                seen.add(above)
                todo.append(above)
                found |= classes[above].methods if above in classes else set()
    return found


def lines(classes: dict[str, Declared]) -> list[str]:
    """Write the table's lines, sorted."""
    made = []
    for name, one in classes.items():
        if name == OBJECT:
            above = ""
        else:
            above = "" if one.above in ("", OBJECT) else binary_name(one.above, classes)
        made.append(
            "\t".join(
                (
                    binary_name(name, classes),
                    ("*" if one.is_interface else "") + above,
                    " ".join(binary_name(each, classes) for each in one.interfaces),
                    " ".join(sorted(one.methods - inherited(name, classes))),
                    " ".join(sorted(one.uris)),
                )
            )
        )
    return sorted(made)


def main(archive: Path) -> None:
    """Write the table beside this script."""
    with tarfile.open(archive) as packed:
        member = packed.extractfile(MEMBER)
        if member is None:
            raise SystemExit(
                f"{archive}: no {MEMBER}; is it a package of @nativescript/types-android?"
            )
        text = member.read().decode()
    added = LEFT_OUT.read_text("utf-8").splitlines()
    content = "\n".join(sorted({*lines(read_declarations(text)), *added})) + "\n"
    target = Path(__file__).with_name("framework.txt.gz")
    target.write_bytes(gzip.compress(content.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
