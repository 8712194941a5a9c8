"""The formats as the command line finds them."""

import subprocess
import sys

import pytest

from auditor.model.result import FLEET_SCHEMA, FleetResult
from reports import FLEET_RENDERERS, RENDERERS
from tests.result_builder import declared_unused, legacy_lender


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_every_format_renders_one_result_to_bytes(form):
    made = RENDERERS[form](legacy_lender())
    assert isinstance(made, bytes)
    assert "快借 Fast Loan".encode() in made


@pytest.mark.parametrize("form", sorted(FLEET_RENDERERS))
def test_every_format_of_several_renders_them_to_bytes(form):
    made = FLEET_RENDERERS[form](
        FleetResult(FLEET_SCHEMA, (legacy_lender(), declared_unused()), ())
    )
    assert b"com.made.up.torch" in made


def test_options_reach_the_renderer():
    assert "判定".encode() in RENDERERS["html"](legacy_lender(), lang="zh")
    assert "下一步".encode() in RENDERERS["text"](legacy_lender(), lang="zh", width=80)


def test_naming_the_formats_loads_no_template_engine():
    script = "import reports, sys; print('jinja2' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert run.stdout.strip() == "False"
