"""Where the app can text a number of its own choosing: the means of LAP-X03 without a flow."""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Text
from auditor.facts.ground.graph import Graph
from auditor.model.evidence import Evidence

_OWNERS: Final = ("Landroid/telephony/SmsManager;", "Landroid/telephony/gsm/SmsManager;")
_SENDS: Final = ("sendTextMessage", "sendMultipartTextMessage", "sendDataMessage")
_MOST: Final = 8


def find_messages(graph: Graph) -> tuple[Evidence, ...]:
    """Find reached calls that send a text message to anything but a number written in the code."""
    found = []
    for call in _calls(graph):
        register = call.register(0)
        values = (
            graph.resolver.value_at(call.method, call.pc, register)
            if register is not None
            else ()
        )
        is_fixed = bool(values) and all(
            isinstance(one, Text) and HOLE not in one.text for one in values
        )
        if not is_fixed and graph.reach.from_entry(call.method) is not None:
            found.append(evidence_at(graph.program, (call.method, call.pc)))
    return tuple(found[:_MOST])


def _calls(graph: Graph) -> Iterator[Call]:
    for owner in _OWNERS:
        for name in _SENDS:
            for site in graph.program.calls_of(owner, name):
                call = graph.resolver.call_at(site.method, site.pc)
                if call is not None:
                    yield call
