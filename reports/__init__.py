"""Turn a saved audit result into text, JSON, HTML, SARIF, …: pure functions of the model.

`RENDERERS` and `FLEET_RENDERERS` name the formats. A format's module is imported when it is
first used, so that a command line that prints its help loads no template engine.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from auditor.model.result import AuditResult, FleetResult

Renderer = Callable[[AuditResult], bytes]
"""A pure function from a result to a file's bytes; some take more by keyword, as `lang`."""
FleetRenderer = Callable[[FleetResult], bytes]
"""The same for several apps."""


def _late(module: str, name: str) -> Callable[..., bytes]:
    """Return a renderer that imports its module when it is called."""

    def render(result: Any, **options: Any) -> bytes:
        made: bytes = getattr(import_module(module), name)(result, **options)
        return made

    render.__name__ = name
    render.__doc__ = f"Render with `{module}.{name}`."
    return render


RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {
        "text": _late("reports.text", "to_text"),
        "json": _late("reports.json_report", "to_json"),
        "html": _late("reports.html", "to_html"),
        "sarif": _late("reports.sarif.log", "to_sarif"),
        "junit": _late("reports.junit", "to_junit"),
        "markdown": _late("reports.markdown", "to_markdown"),
        "csv": _late("reports.csv_report", "to_csv"),
        "gitlab": _late("reports.gitlab", "to_gitlab"),
        "bundle": _late("reports.bundle", "to_bundle"),
    }
)
"""Format to renderer of one result. Those of `SPEAKING` take `lang`; `text` also takes `colour`
and `width`, `junit` the fingerprints that stop the build as `standing`, `bundle` the policies that were
given as `documents`."""

DIFFERENCE_RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {
        "text": _late("reports.difference", "to_difference_text"),
        "json": _late("reports.difference", "to_difference_json"),
        "html": _late("reports.difference", "to_difference_html"),
        "markdown": _late("reports.difference", "to_difference_markdown"),
    }
)
"""Format to renderer of a comparison of two results; all but `json` take `lang`."""

SPEAKING = frozenset({"text", "html", "sarif", "junit", "markdown", "gitlab", "bundle"})
"""Formats that take a language; the others hold both."""

FLEET_RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {
        "text": _late("reports.text", "to_text_fleet"),
        "json": _late("reports.json_report", "to_json_fleet"),
        "html": _late("reports.html", "to_html_fleet"),
        "sarif": _late("reports.sarif.log", "to_sarif_fleet"),
        "junit": _late("reports.junit", "to_junit_fleet"),
        "markdown": _late("reports.markdown", "to_markdown_fleet"),
        "csv": _late("reports.csv_report", "to_csv_fleet"),
        "gitlab": _late("reports.gitlab", "to_gitlab_fleet"),
        "bundle": _late("reports.bundle", "to_bundle_fleet"),
    }
)
"""Format to renderer of several results, with the same options."""
