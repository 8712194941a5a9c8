"""Turn a saved audit result into text, JSON, HTML: pure functions of the model.

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
    }
)
"""Format to renderer of one result. `text` takes `lang`, `colour`, `width`; `html` takes `lang`."""

FLEET_RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {
        "text": _late("reports.text", "to_text_fleet"),
        "json": _late("reports.json_report", "to_json_fleet"),
        "html": _late("reports.html", "to_html_fleet"),
    }
)
"""Format to renderer of several results, with the same options."""
