"""Begin a story and its twin: ``python samples/begin.py NEIGHBOUR STORY TWIN``.

Both are copies of the neighbour, each with a package of its own and with the other as its twin. What is left
to do stands at the end: the one difference, the sentence, and what must be found.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = re.compile(r'(<manifest[^>]*?\bpackage=")([\w.]+)"', re.DOTALL)
STORY = re.compile(r"^story = .*$", re.MULTILINE)
TWIN = re.compile(r"^twin = .*$", re.MULTILINE)
TEXTS = {".java", ".kt", ".xml", ".toml", ".pro"}


def begin(neighbour: str, story: str, twin: str) -> None:
    """Copy a story under a new name."""
    folder = HERE / story
    shutil.copytree(HERE / neighbour, folder)
    manifest = (folder / "AndroidManifest.xml").read_text("utf-8")
    found = PACKAGE.search(manifest)
    if found is not None:
        rename(folder, found[2], f"com.{story.replace('_', '')}.app")
    replace(folder / "story.toml", TWIN, f'twin = "{twin}"')
    replace(folder / "expect.toml", STORY, 'story = ""')


def rename(folder: Path, old: str, new: str) -> None:
    """Give a story its own package, its sources included where they lie in the neighbour's."""
    word = re.compile(rf"(?<![\w.]){re.escape(old)}(?!\w)")
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in TEXTS:
            replace(file, word, new)
    sources = folder / "java" / old.replace(".", "/")
    if sources.is_dir():
        shutil.copytree(sources, folder / "java" / new.replace(".", "/"))
        shutil.rmtree(sources)


def replace(file: Path, pattern: re.Pattern[str], text: str) -> None:
    """Put a text in the place of a pattern in a file."""
    old = file.read_text("utf-8")
    new = pattern.sub(text, old)
    if new != old:
        file.write_text(new, "utf-8")


def main(words: list[str]) -> int:
    """Begin the pair that the command line names."""
    if len(words) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    neighbour, story, twin = words
    if not (HERE / neighbour / "AndroidManifest.xml").is_file():
        print(f"{neighbour} is no story", file=sys.stderr)
        return 2
    if there := [one for one in (story, twin) if (HERE / one).exists() or one == neighbour]:
        print(f"{there[0]} is there already", file=sys.stderr)
        return 2
    begin(neighbour, story, twin)
    begin(neighbour, twin, story)
    print(f"1. Change one thing: {HERE / story} shows the fault, {HERE / twin} does not.")
    print(
        "2. In each expect.toml, write `story` in a sentence, then the reasoning, then what must be found."
    )
    print(f"3. python samples/build.py {story} {twin} && python samples/catalogue.py")
    print(f"4. pytest tests/samples -k '{story} or {twin}'")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
