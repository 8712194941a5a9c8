"""The sample packages come from their sources, and the catalogue knows them all."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
STORIES = sorted(path.parent.name for path in SAMPLES.glob("*/AndroidManifest.xml"))
VERDICTS = {"A0", "A1", "A2", "B", "C", "D", "E", "F", "U"}


def run_script(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SAMPLES / words[0]), *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def expected(story: str) -> dict[str, object]:
    return tomllib.loads((SAMPLES / story / "expect.toml").read_text("utf-8"))


def options(story: str) -> dict[str, object]:
    return tomllib.loads((SAMPLES / story / "story.toml").read_text("utf-8"))


@pytest.mark.toolchain
def test_packages_agree_with_their_sources() -> None:
    done = run_script("build.py", "--check", "os_prompt_only_r8", "read_in_split")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("agrees") == 2


@pytest.mark.toolchain
def test_a_kotlin_package_agrees_with_its_sources() -> None:
    done = run_script("build.py", "--check", "kotlin_extension")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "kotlin_extension: agrees" in done.stdout


def test_every_kotlin_story_is_shrunk_so_that_its_runtime_stays_small() -> None:
    kotlin = {path.relative_to(SAMPLES).parts[0] for path in SAMPLES.rglob("*.kt")}

    assert kotlin
    for story in sorted(kotlin):
        assert options(story)["shrink"] is True
        assert (SAMPLES / "built" / f"{story}.apk").stat().st_size < 150_000


@pytest.mark.toolchain
def test_a_story_that_nobody_wrote_is_refused_by_name() -> None:
    done = run_script("build.py", "--check", "no_such_story")

    assert done.returncode == 2
    assert "no_such_story" in done.stderr


def test_every_story_has_a_package_and_every_package_a_story() -> None:
    built = sorted(path.name for path in (SAMPLES / "built").iterdir())

    assert built == sorted(f"{s}.{options(s).get('container', 'apk')}" for s in STORIES)


@pytest.mark.parametrize("story", STORIES)
def test_an_expectation_is_complete(story: str) -> None:
    told = expected(story)

    assert told["verdict"] in VERDICTS
    assert ("provisional" in told) == (told["verdict"] == "U")
    assert told["fires"] == sorted(set(told["fires"]))
    assert {"story", "limits", "accesses"} <= told.keys()


@pytest.mark.parametrize("story", STORIES)
def test_a_story_has_a_twin_that_ends_otherwise(story: str) -> None:
    twin = str(options(story)["twin"])

    ends = [
        (
            (told["verdict"], told.get("provisional")),
            told["fires"],
            told.get("screens"),
            told.get("becomes"),
            told.get("starts"),
            {**told.get("order", {}), "accept": ()},
        )
        for told in map(expected, (story, twin))
    ]

    assert ends[0] != ends[1]


def test_the_catalogue_is_up_to_date() -> None:
    assert run_script("catalogue.py", "--check").returncode == 0


def test_the_samples_stay_small() -> None:
    size = sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file())

    assert size < 46_000_000
