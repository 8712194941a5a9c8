"""Fingerprints survive a rebuild: other names, other offsets and lines, more classes."""

import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.triage.difference import compare
from auditor.triage.settle import Triage, baselines_of, settle

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
OPENING = re.compile(r"^    (public|private|protected|static)\b[^;={]*\)[^;={]*\{$")
ADDED = """package com.brightfern.credit.extra;

/** Was not there in the last release. */
public final class Added {
    private final long since = System.nanoTime();

    public long age() {
        return System.nanoTime() - since;
    }
}
"""
RULES = """
-repackageclasses 'zz.y'
-obfuscationdictionary other.txt
-classobfuscationdictionary other.txt
-keep class com.brightfern.credit.extra.Added { *; }
"""


def later_version(text: str) -> str:
    """Return a source with a statement more at the start of every method, and more lines."""
    lines = []
    source = text.splitlines()
    for number, line in enumerate(source):
        lines.append(line)
        following = source[number + 1] if number + 1 < len(source) else ""
        if OPENING.match(line) and "super(" not in following and "this(" not in following:
            lines += ["", "        System.nanoTime();"]
    return "\n".join(lines) + "\n"


def next_release(build, story, folder: Path):
    """Copy a story and make of it what its next release could be."""
    if story.kit and story.kit_java:
        shutil.copytree(build.KIT / "java", folder / "java")
    shutil.copytree(story.folder, folder, dirs_exist_ok=True)
    for source in folder.rglob("*.java"):
        source.write_text(later_version(source.read_text("utf-8")), "utf-8")
    added = folder / "java/com/brightfern/credit/extra/Added.java"
    added.parent.mkdir(parents=True, exist_ok=True)
    added.write_text(ADDED, "utf-8")
    names = "\n".join(f"q{a}{b}" for a in "xyzuvw" for b in "abcdefghijklm")
    (folder / "other.txt").write_text(names, "utf-8")
    rules = (folder / "rules.pro").read_text("utf-8")
    kept = [line for line in rules.splitlines() if "dictionary" not in line]
    kept = [line for line in kept if not line.startswith("-repackageclasses")]
    (folder / "rules.pro").write_text("\n".join(kept) + RULES, "utf-8")
    manifest = folder / "AndroidManifest.xml"
    text = manifest.read_text("utf-8")
    code = re.search(r'versionCode="(\d+)"', text)
    assert code is not None
    newer = f'versionCode="{int(code[1]) + 1}"'
    manifest.write_text(text.replace(code[0], newer), "utf-8")
    return replace(story, folder=folder)


@pytest.fixture
def build(monkeypatch):
    """Return the module that builds samples."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    for name in ("build", "toolchain"):
        sys.modules.pop(name, None)
    import build

    return build


def audited(path: Path):
    return audit_package([path], AuditOptions(), progress=Silent())


@pytest.mark.toolchain
@pytest.mark.slow
@pytest.mark.parametrize("name", ["reads_at_launch_r8", "uri_through_methods_r8"])
def test_the_next_release_has_the_same_findings(build, name, tmp_path):
    story = build.read_story(name)
    old = audited(story.package)
    rebuilt = tmp_path / "rebuilt.apk"
    release = next_release(build, story, tmp_path / "story")
    build.build_story(release, build.obtain_toolchain(), rebuilt)
    new = audited(rebuilt)

    def places(result):
        return {(one.method, one.offset) for one in result.accesses}

    assert places(old).isdisjoint(places(new)), "the rebuild renamed and moved nothing"
    assert {one.fingerprint for one in new.findings} == {
        one.fingerprint for one in old.findings
    }
    assert old.findings != ()

    difference = compare(old, new)
    changes = (
        difference.appeared,
        difference.gone,
        difference.accesses,
        difference.requests,
        difference.flows,
        difference.texts,
    )
    assert changes == ((),) * 6
    known, _ = settle(new, Triage(baselines_of([old])))
    assert {one.status for one in known.findings} == {"known"}
