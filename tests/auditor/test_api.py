"""The front door for other programs."""

import subprocess
import sys
from pathlib import Path

import pytest

import auditor
from auditor.audit import AuditOptions, Silent, audit_package
from auditor.errors import BadOption, UnreadablePackage

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "built"
SAMPLE = SAMPLES / "reads_at_launch_legacy_target.apk"


def test_it_gives_the_same_result_as_the_command():
    options = AuditOptions(markets_said=("in",), date="2026-11-01")
    expected = audit_package([SAMPLE], options, progress=Silent())
    assert auditor.audit(SAMPLE, markets=["in"], date="2026-11-01") == expected
    assert auditor.audit(str(SAMPLE), markets=("in",), date="2026-11-01") == expected
    assert auditor.audit([SAMPLE], markets=("in",), date="2026-11-01") == expected


def test_what_cannot_be_audited_is_raised():
    with pytest.raises(UnreadablePackage):
        auditor.audit("none.apk")
    with pytest.raises(BadOption):
        auditor.audit(SAMPLE, packs="nowhere")
    with pytest.raises(BadOption):
        auditor.audit(SAMPLE, markets=["zz"])


def test_it_can_be_called_before_and_after_the_engine_is_imported():
    code = (
        "import sys, auditor\n"
        "assert 'numpy' not in sys.modules\n"
        f"first = auditor.audit({str(SAMPLE)!r})\n"
        f"assert auditor.audit({str(SAMPLE)!r}) == first\n"
        "print(first.verdict.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=SAMPLES.parents[1],
    )
    assert done.stdout.strip() == "B"
