"""Write a result as its one lossless JSON form, and describe that form as a JSON Schema."""

import json

from auditor.model.result import AuditResult, FleetResult
from auditor.model.wire import result_schema
from auditor.model.wire import to_json as wire_to_json


def to_json(result: AuditResult) -> bytes:
    """Return the result as JSON: everything, in UTF-8, the same bytes for the same result."""
    return wire_to_json(result)


def to_json_fleet(fleet: FleetResult) -> bytes:
    """Return several results and failures as one JSON object."""
    return wire_to_json(fleet)


def schema_text() -> str:
    """Return the JSON Schema (2020-12) as it is checked in and published with the package."""
    return json.dumps(result_schema(), ensure_ascii=False, indent=1) + "\n"
