"""Match what two builds of one app do, by what a rebuild keeps, and say what changed.

Classes and methods may be renamed and offsets moved, so an access is known by the data, the
address, the framework's method and who does it; a text by its resource and language. Of
several alike, those that agree in everything are paired first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from auditor.model.access import Access, Disclosure, Flow, Request
from auditor.model.difference import Change, Move, Way
from auditor.model.result import AuditResult

Thing = TypeVar("Thing", Access, Request, Flow, Disclosure)
Key = tuple[str, ...]


def compare_accesses(old: AuditResult, new: AuditResult) -> tuple[Change, ...]:
    """Return the reads of contacts-class data that are new, gone or changed."""
    return _changes(old.accesses, new.accesses, _access_key, _access_fields)


def compare_requests(old: AuditResult, new: AuditResult) -> tuple[Change, ...]:
    """Return the runtime requests that are new, gone or changed."""
    return _changes(old.requests, new.requests, _request_key, _request_fields)


def compare_flows(old: AuditResult, new: AuditResult) -> tuple[Change, ...]:
    """Return the ways of data that are new, gone or changed."""
    return _changes(old.flows, new.flows, _flow_key, _flow_fields)


def compare_texts(old: AuditResult, new: AuditResult) -> tuple[Change, ...]:
    """Return the texts about the phonebook that are new, gone or say something else."""
    return _changes(old.disclosures, new.disclosures, _text_key, _text_fields)


def _access_key(one: Access) -> Key:
    return (one.data.value, one.uri, one.api, one.by)


def _access_fields(one: Access) -> Mapping[str, str]:
    return {
        "extent": one.extent.value,
        "columns": ", ".join(one.columns),
        "reached": one.reached.value,
        "before_consent": one.before_consent.value,
        "gated_by": one.gated_by.value,
        "verdict": one.verdict.value if one.verdict else "",
        "confidence": one.confidence.value,
    }


def _request_key(one: Request) -> Key:
    return (one.permission, one.by)


def _request_fields(one: Request) -> Mapping[str, str]:
    return {
        "together_with": ", ".join(one.together_with),
        "reached": one.reached.value,
        "before_consent": one.before_consent.value,
        "rationale": one.rationale.value,
        "on_refusal": one.on_refusal,
    }


def _flow_key(one: Flow) -> Key:
    return (one.data.value, one.sink.kind or "", _host(one.endpoint), one.by)


def _flow_fields(one: Flow) -> Mapping[str, str]:
    return {
        "endpoint": one.endpoint or "",
        "recipient": one.recipient,
        "labels": ", ".join(one.labels),
        "source": one.source.api,
        "sink": one.sink.api,
        "confidence": one.confidence.value,
    }


def _host(endpoint: str | None) -> str:
    """Return the host of an address; an address that is none stands for itself."""
    try:
        return urlsplit(endpoint or "").hostname or endpoint or ""
    except ValueError:
        return endpoint or ""


def _text_key(one: Disclosure) -> Key:
    return (one.where, one.source, one.locale)


def _text_fields(one: Disclosure) -> Mapping[str, str]:
    return {
        "excerpt": one.excerpt,
        "class": one.class_,
        "about": one.about,
        "states": ", ".join(one.states),
    }


def _changes(
    old: Sequence[Thing],
    new: Sequence[Thing],
    key: Callable[[Thing], Key],
    fields: Callable[[Thing], Mapping[str, str]],
) -> tuple[Change, ...]:
    """Pair things by key and fields; return those without a partner or with another one."""
    before: defaultdict[Key, list[Thing]] = _grouped(old, key)
    after: defaultdict[Key, list[Thing]] = _grouped(new, key)
    changes: list[Change] = []
    for name in sorted({*before, *after}):
        gone, fresh = _without_equals(before[name], after[name], fields)
        for was, now in zip(gone, fresh, strict=False):
            changes.append(Change(Way.CHANGED, now, _moves(fields(was), fields(now))))
        paired = min(len(gone), len(fresh))
        changes += [Change(Way.NEW, one) for one in fresh[paired:]]
        changes += [Change(Way.GONE, one) for one in gone[paired:]]
    return tuple(changes)


def _grouped(
    things: Iterable[Thing], key: Callable[[Thing], Key]
) -> defaultdict[Key, list[Thing]]:
    groups: defaultdict[Key, list[Thing]] = defaultdict(list)
    for one in things:
        groups[key(one)].append(one)
    return groups


def _without_equals(
    old: Sequence[Thing], new: Sequence[Thing], fields: Callable[[Thing], Mapping[str, str]]
) -> tuple[list[Thing], list[Thing]]:
    """Take away what both sides have alike; the rest in order of its fields."""
    gone = sorted(old, key=lambda one: tuple(fields(one).values()))
    fresh = []
    for one in sorted(new, key=lambda one: tuple(fields(one).values())):
        equal = next((was for was in gone if fields(was) == fields(one)), None)
        if equal is None:
            fresh.append(one)
        else:
            gone.remove(equal)
    return gone, fresh


def _moves(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Move, ...]:
    return tuple(Move(name, old[name], new[name]) for name in new if old[name] != new[name])
