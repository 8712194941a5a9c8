"""Compare two results of one app: what appeared, what went away, how the verdict moved.

Findings are the same when their fingerprints are: the fingerprint holds what survives a
rebuild, so a new release with renamed classes shows no change that is none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from auditor.model.difference import Difference, Grown, Move
from auditor.model.evidence import Evidence
from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.triage.changes import (
    compare_accesses,
    compare_flows,
    compare_requests,
    compare_texts,
)
from auditor.triage.gate import Threshold, stops


def compare(old: AuditResult, new: AuditResult) -> Difference:
    """Compare two results; each list is in the order of its result."""
    before = {one.fingerprint: one for one in old.findings}
    after = {one.fingerprint: one for one in new.findings}
    return Difference(
        old=old,
        new=new,
        appeared=tuple(one for one in new.findings if one.fingerprint not in before),
        gone=tuple(one for one in old.findings if one.fingerprint not in after),
        grown=tuple(_grown(before, new.findings)),
        permissions_added=_missing(_permissions(new), _permissions(old)),
        permissions_removed=_missing(_permissions(old), _permissions(new)),
        facts=_moves(
            {key: fact.value.value for key, fact in old.facts.items()},
            {key: fact.value.value for key, fact in new.facts.items()},
        ),
        clauses=_moves(
            {one.id: one.outcome.value for one in old.clauses},
            {one.id: one.outcome.value for one in new.clauses},
        ),
        accesses=compare_accesses(old, new),
        requests=compare_requests(old, new),
        flows=compare_flows(old, new),
        texts=compare_texts(old, new),
    )


def new_stops(difference: Difference, threshold: Threshold) -> bool:
    """Say whether something new stops a build: a finding that appeared or became heavier.

    A verdict stops if the threshold names it and the old result had another one. New places
    of a known finding do not stop: renamed classes would look like new places.
    """
    fresh = (*difference.appeared, *(one.finding for one in difference.grown if one.is_heavier))
    verdicts = threshold.verdicts if difference.verdict_moved else ()
    only_new = replace(difference.new, findings=fresh)
    return stops(only_new, replace(threshold, verdicts=verdicts))


def _place(evidence: Evidence) -> tuple[str, ...]:
    """Name a place by what two builds of an app can share: no file's name, no offset."""
    texts = (evidence.symbol, evidence.xpath, evidence.locale)
    return (evidence.kind.value, *(text or "" for text in texts))


def _grown(before: Mapping[str, Finding], findings: Iterable[Finding]) -> Iterator[Grown]:
    """Yield known findings that are shown at new places or weigh more."""
    for finding in findings:
        was = before.get(finding.fingerprint)
        if was is None:
            continue
        known = {_place(one) for one in was.evidence}
        places = tuple(one for one in finding.evidence if _place(one) not in known)
        grown = Grown(finding, places, was)
        if places or grown.is_heavier:
            yield grown


def _permissions(result: AuditResult) -> tuple[str, ...]:
    return tuple(sorted({one.name for one in result.app.permissions}))


def _missing(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are not known."""
    return tuple(one for one in names if one not in known)


ABSENT = "-"
"""The value of something that one of the results does not speak of."""


def _moves(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Move, ...]:
    """Return what has another value, in the order of the new result."""
    keys = dict.fromkeys((*new, *old))
    moves = (Move(key, old.get(key, ABSENT), new.get(key, ABSENT)) for key in keys)
    return tuple(one for one in moves if one.old != one.new)
