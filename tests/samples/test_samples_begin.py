"""A pair of stories is begun with packages of their own, each the other's twin."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NEIGHBOUR = "consent_page_linked"


def begin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "begin.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def samples(folder: Path) -> Path:
    shutil.copytree(SAMPLES / NEIGHBOUR, folder / NEIGHBOUR)
    shutil.copy(SAMPLES / "begin.py", folder)
    return folder


def test_a_pair_is_begun(tmp_path: Path) -> None:
    folder = samples(tmp_path)

    assert begin(folder, NEIGHBOUR, "one_thing", "one_thing_less").returncode == 0

    story, twin = folder / "one_thing", folder / "one_thing_less"
    assert tomllib.loads((story / "story.toml").read_text("utf-8"))["twin"] == "one_thing_less"
    assert tomllib.loads((twin / "story.toml").read_text("utf-8"))["twin"] == "one_thing"
    assert tomllib.loads((story / "expect.toml").read_text("utf-8"))["story"] == ""
    assert 'package="com.onething.app"' in (story / "AndroidManifest.xml").read_text("utf-8")
    sources = list(story.rglob("*.java"))
    assert sources
    assert all("com.harborpesos" not in path.read_text("utf-8") for path in sources)
    assert (story / "java/com/onething/app").is_dir()


def test_a_story_that_is_there_is_kept(tmp_path: Path) -> None:
    folder = samples(tmp_path)

    done = begin(folder, NEIGHBOUR, "other", NEIGHBOUR)

    assert done.returncode == 2
    assert not (folder / "other").exists()
