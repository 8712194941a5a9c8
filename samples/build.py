"""Build the sample packages: ``python samples/build.py [story…] [--check]``.

A story is a folder with an AndroidManifest.xml. Its ``res/``, ``java/`` and ``assets/`` are laid
over the kit file by file; ``story.toml`` names what differs in the build. README.md tells how
to add one. Without names every story is built; ``--check`` builds aside and compares.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from archive import damaged, members_of, same_contents, wrapped, write_package
from elf import strings_only
from toolchain import (
    HERE,
    JAVA_RELEASE,
    Toolchain,
    ToolchainError,
    obtain_kotlin,
    obtain_toolchain,
    run,
)

BUILT = HERE / "built"
KIT = HERE / "kit"
KEY = HERE / "key.p12"
LIBRARIES = HERE / "android" / "libraries"
ANDROID = "{http://schemas.android.com/apk/res/android}"
FIRST_WITH_V2 = 24
# What a build with the SDK of Android 14 writes; the framework's resources say nothing of use.
COMPILED_WITH = ("--compile-sdk-version-code", "34", "--compile-sdk-version-name", "14")
OPTIONS = {
    "twin", "kit", "kit_java", "namespace", "market", "without", "shrink", "r8", "second_dex",
    "container", "split", "like", "damage", "nested", "library",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Split:
    """A further APK of the same app: its manifest and the classes that move into it."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """Classes that move into a dex inside of a member, which the app loads itself."""

    member: str
    classes: tuple[str, ...]
    wrap: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What one sample is made of."""

    name: str
    folder: Path
    kit: bool
    kit_java: bool
    namespace: str
    market: str
    without: tuple[str, ...]
    shrink: bool
    r8: str
    second_dex: tuple[str, ...]
    container: str
    splits: tuple[Split, ...]
    like: str
    damage: tuple[str, ...]
    nested: tuple[Nested, ...]
    libraries: tuple[tuple[str, str], ...]
    """Members that hold nothing but strings, and the files in the story that list those."""

    @property
    def package(self) -> Path:
        """Say where the built package lies."""
        return BUILT / f"{self.name}.{self.container}"


def read_story(name: str) -> Story:
    """Read a story's build options; raise ToolchainError for a name or key that is unknown."""
    folder = HERE / name
    if not (folder / "AndroidManifest.xml").is_file():
        raise ToolchainError(f"{name}: no story of this name (no AndroidManifest.xml)")
    options: dict[str, object] = {}
    if (folder / "story.toml").is_file():
        options = tomllib.loads((folder / "story.toml").read_text("utf-8"))
    unknown = sorted(set(options) - OPTIONS)
    if unknown:
        raise ToolchainError(f"{name}/story.toml: unknown keys {', '.join(unknown)}")
    splits = tuple(
        Split(part["name"], tuple(part.get("classes", ()))) for part in options.get("split", ())
    )
    return Story(
        name=name,
        folder=folder,
        kit=bool(options.get("kit", True)),
        kit_java=bool(options.get("kit_java", True)),
        namespace=str(options.get("namespace", "com.brightfern.credit")),
        market=str(options.get("market", "")),
        without=tuple(options.get("without", ())),
        shrink=bool(options.get("shrink", False)),
        r8=str(options.get("r8", "new")),
        second_dex=tuple(options.get("second_dex", ())),
        container=str(options.get("container", "apk")),
        splits=splits,
        like=str(options.get("like", "")),
        damage=tuple(options.get("damage", ())),
        nested=tuple(
            Nested(one["member"], tuple(one["classes"]), tuple(one.get("wrap", ())))
            for one in options.get("nested", ())
        ),
        libraries=tuple((one["member"], one["strings"]) for one in options.get("library", ())),
    )


def story_names() -> list[str]:
    """List all stories in the order of their names."""
    return sorted(p.parent.name for p in HERE.glob("*/AndroidManifest.xml"))


def build_story(story: Story, tools: Toolchain, target: Path) -> None:
    """Build one story's package into ``target``."""
    with tempfile.TemporaryDirectory(prefix=f"sample-{story.name}-") as scratch:
        work = Path(scratch)
        _stage(story, work)
        linked, rules = _link_resources(story, work, tools)
        classes = _compile(story, work, tools)
        low = _min_sdk(story.folder)
        base = dict(linked)
        parts = _dex_parts(story, work, classes)
        for dex, chosen in parts.items():
            if not dex.startswith(("split:", "nested:")):
                base[dex] = _dex(story, work, tools, (chosen, low, rules))
        base.update(_loose_files(work / "assets", "assets"))
        base.update(_loose_files(work / "lib", "lib"))
        for member, strings in story.libraries:
            base[member] = strings_only(
                member, (story.folder / strings).read_text("utf-8").splitlines()
            )
        for nested in story.nested:
            job = (parts[f"nested:{nested.member}"], low, rules)
            base[nested.member] = wrapped(_dex(story, work, tools, job), nested.wrap)
        if story.container == "aab":
            _write_bundle(story, base, work, (tools, parts, low, rules), target)
            return
        apks = {"base.apk": _sign(base, work, tools, low)}
        for split in story.splits:
            inside = _split_members(story, split, work, tools)
            if chosen := parts.get(f"split:{split.name}"):
                inside["classes.dex"] = _dex(story, work, tools, (chosen, low, rules))
            apks[f"split_{split.name}.apk"] = _sign(inside, work, tools, low)
        _write_container(story, apks, target)


def _stage(story: Story, work: Path) -> None:
    """Lay the kit, the market's texts and the story over each other."""
    layers = [KIT, KIT / "market" / story.market] if story.market else [KIT]
    layers = layers if story.kit else []
    layers += [HERE / story.like] if story.like else []
    for layer in [*layers, story.folder]:
        for part in ("java", "res", "assets", "lib"):
            if layer == KIT and part == "java" and not story.kit_java:
                continue
            if (layer / part).is_dir():
                shutil.copytree(layer / part, work / part, dirs_exist_ok=True)
    for unwanted in story.without:
        (work / unwanted).unlink()


def _link_resources(
    story: Story, work: Path, tools: Toolchain
) -> tuple[dict[str, bytes], Path]:
    """Compile and link resources and manifest; write R.java and the keep rules."""
    compiled, linked, rules = work / "res.zip", work / "linked.apk", work / "aapt.pro"
    inputs: list[Path] = []
    if (work / "res").is_dir():
        # Proto tables keep the paths of sources: relative ones are the same in every build.
        run(tools.aapt2, "compile", "--dir", "res", "-o", compiled, cwd=work)
        inputs.append(compiled)
    run(tools.aapt2, "link", "-o", linked, "--manifest", story.folder / "AndroidManifest.xml",
        "-I", tools.framework_resources, "--java", work / "generated",
        "--custom-package", story.namespace, "--proguard", rules,
        "--auto-add-overlay", "--no-version-vectors", *_form(story), *COMPILED_WITH, *inputs)  # fmt: skip
    return members_of(linked), rules


def _form(story: Story) -> tuple[str, ...]:
    return ("--proto-format",) if story.container == "aab" else ()


def _compile(story: Story, work: Path, tools: Toolchain) -> Path:
    """Compile the story's Java; library classes come along as far as they are named."""
    out = work / "classes"
    out.mkdir()
    sources = sorted((work / "java").rglob("*.java"))
    if story.kit_java:
        sources += sorted((work / "generated").rglob("*.java"))
    beside = [tools.android_jar]
    if any((work / "java").rglob("*.kt")):
        sources += sorted(LIBRARIES.rglob("*.java"))  # Kotlin may name any; R8 drops the rest
        beside += _compile_kotlin(story, work, tools, sources)
    if sources:
        run("javac", "--release", JAVA_RELEASE, "-g:source,lines", "-proc:none", "-nowarn",
            "-Xlint:-options", "-encoding", "UTF-8", "-cp", _path(beside),
            "-sourcepath", LIBRARIES, "-implicit:class", "-d", out, *sources)  # fmt: skip
    if any((work / "java").rglob("*.kt")):
        # The runtime has these classes itself; the stand-ins are for Java alone.
        shutil.rmtree(out / "kotlin", ignore_errors=True)
    return out


def _compile_kotlin(
    story: Story, work: Path, tools: Toolchain, java: list[Path]
) -> tuple[Path, ...]:
    """Compile the story's Kotlin, which sees its Java; say what Java must see of it."""
    if not story.shrink:
        raise ToolchainError(
            f"{story.name}: Kotlin needs shrink = true, else its runtime is too big"
        )
    kotlin = obtain_kotlin()
    out = work / "classes"
    beside = [tools.android_jar, *kotlin.runtime]
    run("java", "-XX:+UseSerialGC", "-jar", kotlin.compiler, "-no-stdlib", "-no-reflect",
        "-nowarn", f"-Xjdk-release={JAVA_RELEASE}", "-jvm-target", f"1.{JAVA_RELEASE}",
        "-cp", _path(beside), "-d", out, *sorted((work / "java").rglob("*.kt")), *java)  # fmt: skip
    return out, *kotlin.runtime


def _path(jars: list[Path]) -> str:
    return os.pathsep.join(str(jar) for jar in jars)


def _dex_parts(story: Story, work: Path, classes: Path) -> dict[str, list[Path]]:
    """Deal the classes out to dex files and splits, by the globs of the story."""
    parts: dict[str, list[Path]] = {"classes.dex": []}
    if story.second_dex:
        parts["classes2.dex"] = []
    for path in sorted(classes.rglob("*.class")):
        name = path.relative_to(work / "classes").as_posix()
        home = "classes.dex"
        if any(fnmatch(name, glob) for glob in story.second_dex):
            home = "classes2.dex"
        for split in story.splits:
            if any(fnmatch(name, glob) for glob in split.classes):
                home = f"split:{split.name}"
        for nested in story.nested:
            if any(fnmatch(name, glob) for glob in nested.classes):
                home = f"nested:{nested.member}"
        parts.setdefault(home, []).append(path)
    return {home: chosen for home, chosen in parts.items() if chosen}


def _dex(
    story: Story, work: Path, tools: Toolchain, job: tuple[list[Path], str, Path]
) -> bytes:
    """Turn class files into one dex file, through R8 if the story shrinks."""
    chosen, low, rules = job
    out = Path(tempfile.mkdtemp(dir=work))
    jar = tools.r8(story.r8)
    command: list[str | Path] = [
        "java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        jar,
    ]
    if story.shrink:
        own = story.folder / "rules.pro"
        command += ["com.android.tools.r8.R8", "--pg-conf", rules, "--pg-conf", own]
        if any((work / "java").rglob("*.kt")):
            chosen = [*chosen, *obtain_kotlin().runtime]
    else:
        command += ["com.android.tools.r8.D8", "--classpath", work / "classes"]
    command += ["--release", "--lib", tools.android_jar, "--min-api", low, "--output", out]
    run(*command, *chosen, cwd=story.folder)
    return (out / "classes.dex").read_bytes()


def _split_members(
    story: Story, split: Split, work: Path, tools: Toolchain
) -> dict[str, bytes]:
    """Link a split's manifest and take its own assets and libraries."""
    folder = story.folder / "splits" / split.name
    linked = work / f"{split.name}.linked.apk"
    run(tools.aapt2, "link", "-o", linked, "--manifest", folder / "AndroidManifest.xml",
        "-I", tools.framework_resources, *_form(story), *COMPILED_WITH)  # fmt: skip
    tables = ("resources.arsc", "resources.pb")
    members = {k: v for k, v in members_of(linked).items() if k not in tables}
    members.update(_loose_files(folder / "assets", "assets"))
    members.update(_loose_files(folder / "lib", "lib"))
    return members


def _loose_files(folder: Path, prefix: str) -> dict[str, bytes]:
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _sign(members: dict[str, bytes], work: Path, tools: Toolchain, low: str) -> bytes:
    """Sign with RSA (ECDSA signatures differ each time), v2, and v1 below API 24."""
    plain, signed = work / "unsigned.apk", work / "signed.apk"
    write_package(plain, members)
    run("java", "-jar", tools.apksigner, "sign", "--ks", KEY, "--ks-type", "PKCS12",
        "--ks-pass", "pass:samples", "--ks-key-alias", "samples", "--min-sdk-version", low,
        "--v1-signing-enabled", "true" if int(low) < FIRST_WITH_V2 else "false",
        "--v2-signing-enabled", "true", "--v3-signing-enabled", "false",
        "--out", signed, plain)  # fmt: skip
    return signed.read_bytes()


def _write_container(story: Story, apks: dict[str, bytes], target: Path) -> None:
    if story.container == "apk":
        target.write_bytes(damaged(apks["base.apk"], story.damage))
        return
    root = ElementTree.parse(story.folder / "AndroidManifest.xml").getroot()  # noqa: S314
    package = root.attrib["package"]
    if story.container == "xapk":
        described = {
            "xapk_version": 2,
            "package_name": package,
            "name": story.name,
            "version_code": root.attrib[f"{ANDROID}versionCode"],
            "version_name": root.attrib[f"{ANDROID}versionName"],
            "split_apks": [
                {"file": f"{package}.apk" if name == "base.apk" else name,
                 "id": "base" if name == "base.apk" else name[6:-4]} for name in apks
            ],
        }  # fmt: skip
        renamed = {f"{package}.apk" if n == "base.apk" else n: d for n, d in apks.items()}
        listing = json.dumps(described, indent=1).encode()
        write_package(target, {"manifest.json": listing, **renamed})
    else:
        names = {"base.apk": "splits/base-master.apk"}
        write_package(target, {names.get(n, f"splits/{n[6:]}"): d for n, d in apks.items()})


def _write_bundle(
    story: Story,
    base: dict[str, bytes],
    work: Path,
    job: tuple[Toolchain, dict[str, list[Path]], str, Path],
    target: Path,
) -> None:
    """Have bundletool make an app bundle of modules; a bundle needs no signature."""
    tools, parts, low, rules = job
    modules = {"base": base}
    for split in story.splits:
        modules[split.name] = _split_members(story, split, work, tools)
        if chosen := parts.get(f"split:{split.name}"):
            modules[split.name]["classes.dex"] = _dex(story, work, tools, (chosen, low, rules))
    zips = []
    for name, members in modules.items():
        placed = {}
        for member, data in members.items():
            if member == "AndroidManifest.xml":
                placed[f"manifest/{member}"] = data
            elif member.endswith(".dex"):
                placed[f"dex/{member}"] = data
            else:
                placed[member] = data
        zips.append(work / f"{name}.zip")
        write_package(zips[-1], placed)
    made = work / "made.aab"
    run("java", "-jar", tools.bundletool, "build-bundle",
        f"--modules={','.join(map(str, zips))}", f"--output={made}")  # fmt: skip
    write_package(target, dict(sorted(members_of(made).items())))


def _min_sdk(folder: Path) -> str:
    root = ElementTree.parse(folder / "AndroidManifest.xml").getroot()  # noqa: S314
    uses = root.find("uses-sdk")
    return "21" if uses is None else uses.attrib[f"{ANDROID}minSdkVersion"]


def check_story(story: Story, tools: Toolchain) -> str:
    """Build aside and compare; return what is wrong, or nothing."""
    if not story.package.is_file():
        return f"built/{story.package.name} is missing: build it"
    with tempfile.TemporaryDirectory(prefix="sample-check-") as scratch:
        fresh = Path(scratch) / story.package.name
        build_story(story, tools, fresh)
        if fresh.read_bytes() == story.package.read_bytes():
            return ""
        if same_contents(fresh, story.package):
            print(f"{story.name}: same contents, packed otherwise (another zlib or JDK)")
            return ""
    return f"built/{story.package.name} does not come from these sources: build it again"


def orphans(stories: list[Story]) -> list[str]:
    """Name built packages that no story makes."""
    made = {story.package for story in stories}
    return [path.name for path in sorted(BUILT.iterdir()) if path not in made]


def main(arguments: list[str]) -> int:
    """Build or check the named stories, or all."""
    parser = argparse.ArgumentParser(description="Build the sample packages.")
    parser.add_argument("story", nargs="*", help="stories to build; all if none is named")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    given = parser.parse_args(arguments)
    stories = [read_story(name) for name in given.story or story_names()]
    tools = obtain_toolchain()
    BUILT.mkdir(exist_ok=True)
    wrong = 0
    for story in stories:
        if given.check:
            problem = check_story(story, tools)
            print(f"{story.name}: {problem or 'agrees'}")
            wrong += bool(problem)
        else:
            build_story(story, tools, story.package)
            print(f"{story.name}: {story.package.stat().st_size} bytes")
    for name in orphans(stories) if given.check and not given.story else ():
        print(f"built/{name}: no story makes it")
        wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ToolchainError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
