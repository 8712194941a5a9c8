"""The same package gives the same bytes, whatever the hash seed and the folder."""

import os
import shutil
import subprocess
import sys

import pytest

SAMPLES = ("reads_at_launch_legacy_target.apk", "read_in_split.xapk")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_package_gives_the_same_bytes(root, tmp_path, name):
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / f"folder-{seed}"
        folder.mkdir()
        package = shutil.copy(root / "samples" / "built" / name, folder)
        command = (sys.executable, "-m", "auditor", "scan", str(package), "--fail-on", "never")
        subprocess.run(
            (*command, "--report", "json=out.json", "--report", "html=out.html", "--quiet"),
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
        )
        written.append([(folder / out).read_bytes() for out in ("out.json", "out.html")])
    assert written[0] == written[1]
    assert str(tmp_path).encode() not in written[0][0] + written[0][1]
