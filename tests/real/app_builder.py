"""Builds small apps with real libraries inside, plain and through R8.

The libraries are Debian's packages of OkHttp, Gson and RxJava (`tests/system_packages.sh` installs them) and
the Kotlin runtime of the samples' toolchain; nothing of them is committed. Sources lie in `apps/`.
"""

import importlib.util
import os
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final


def _load_toolchain() -> ModuleType:
    """Load the samples' toolchain, which is no package."""
    path = Path(__file__).resolve().parents[2] / "samples" / "toolchain.py"
    spec = importlib.util.spec_from_file_location("samples_toolchain", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # Dataclasses look their module up.
    spec.loader.exec_module(module)
    return module


toolchain = _load_toolchain()

APPS: Final = Path(__file__).with_name("apps")
JARS: Final = Path("/usr/share/java")
"""Where Debian keeps the jars of its packages."""
MIN_API: Final = "26"

_JAVA_RELEASE: Final = "8"
_JAVA: Final = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class MissingLibraryError(Exception):
    """A library's jar is not installed."""


def build_app(name: str, target: Path, *, libraries: Sequence[str], shrink: bool) -> Path:
    """Build one app of `apps/` into a folder; raises `MissingLibraryError`, `ToolchainError`."""
    jars = [_jar(one) for one in libraries]
    tools = toolchain.obtain_toolchain()
    package = target / f"{name}{'-r8' if shrink else ''}.apk"
    with tempfile.TemporaryDirectory(prefix=f"app-{name}-") as scratch:
        work = Path(scratch)
        classes = _compile(APPS / name, jars, tools, work)
        manifest = work / "linked.apk"
        toolchain.run(
            *(tools.aapt2, "link", "-o", manifest),
            *("--manifest", APPS / name / "AndroidManifest.xml"),
            *("-I", tools.framework_resources, "--min-sdk-version", MIN_API),
            *("--target-sdk-version", "33"),
        )
        dexes = _dex(classes, jars, tools, work, shrink=shrink)
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
            with zipfile.ZipFile(manifest) as linked:
                for one in linked.namelist():
                    archive.writestr(one, linked.read(one))
            for path in dexes:
                archive.write(path, path.name)
    return package


def _jar(name: str) -> Path:
    found = JARS / f"{name}.jar"
    if name.startswith("kotlin"):
        found = next(
            one for one in toolchain.obtain_kotlin().runtime if one.name.startswith(f"{name}.")
        )
    if not found.exists():
        raise MissingLibraryError(f"{found} is missing; run tests/system_packages.sh")
    return found


def _compile(app: Path, jars: Sequence[Path], tools: Any, work: Path) -> list[Path]:
    out = work / "classes"
    out.mkdir()
    java, kotlin = sorted(app.rglob("*.java")), sorted(app.rglob("*.kt"))
    path = [tools.android_jar, *jars]
    if kotlin:
        toolchain.run(
            *("java", "-XX:+UseSerialGC", "-jar", toolchain.obtain_kotlin().compiler),
            *("-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "1.8"),
            *("-cp", os.pathsep.join(map(str, path)), "-d", out, *kotlin, *java),
        )
        path.append(out)
    if java:
        toolchain.run(
            *("javac", "--release", _JAVA_RELEASE, "-g:source,lines", "-proc:none", "-nowarn"),
            *("-Xlint:-options", "-encoding", "UTF-8"),
            *("-cp", os.pathsep.join(map(str, path)), "-d", out, *java),
        )
    return sorted(out.rglob("*.class"))


def _dex(
    classes: Sequence[Path], jars: Sequence[Path], tools: Any, work: Path, *, shrink: bool
) -> list[Path]:
    out = work / "dex"
    out.mkdir()
    main = "com.android.tools.r8.R8" if shrink else "com.android.tools.r8.D8"
    rules = ("--pg-conf", APPS / "rules.pro") if shrink else ()
    toolchain.run(
        *(
            *_JAVA,
            "-cp",
            tools.r8("new"),
            main,
            *rules,
            "--release",
            "--lib",
            tools.android_jar,
        ),
        *("--min-api", MIN_API, "--output", out, *classes, *jars),
    )
    return sorted(out.glob("*.dex"))
