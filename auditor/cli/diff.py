"""`auditor diff`: what changed between two packages or saved results of one app."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.exits import ExitCode
from auditor.cli.options import (
    context_options,
    gate_options,
    in_language,
    language_option,
    noise_options,
    read_threshold,
)
from auditor.cli.progress import Display
from auditor.errors import UnreadablePackage
from auditor.model.words import Words

if TYPE_CHECKING:
    from auditor.model.finding import Finding
    from auditor.model.result import AuditResult
    from auditor.triage.difference import Difference, Move

SAVED = ".json"
"""The ending of a saved result; everything else is a package."""

NOTHING = Words("nothing changed", "没有变化")
VERDICT = Words("verdict", "结论")
APPEARED = Words("new findings", "新增发现")
GONE = Words("findings that are gone", "消失的发现")
GROWN = Words("known findings that grew", "有所扩大的发现")
PLACES = Words("{count} new places", "新增{count}处")
HEAVIER = Words("was {severity}", "原为{severity}")
PERMISSIONS = Words("permissions", "权限")
FACTS = Words("facts", "事实")
CLAUSES = Words("clauses of the law", "法律条款")
OTHER_APP = Words(
    "these are two apps, {old} and {new}: the comparison says little",
    "这是两个不同的应用（{old}与{new}），比较意义有限",
)
OTHER_RULES = Words(
    "the two results were made with different rules or data: audit the old package again",
    "两份结果所用的规则或数据不同：请重新检测旧版本",
)


@click.command(short_help="Say what changed between two packages or saved results.")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="For machines, in both languages.")
@language_option
@context_options
@gate_options
@noise_options
def diff(old: str, new: str, **given: Any) -> int:
    """Compare OLD and NEW: what appeared, what went away, how the verdict moved.

    OLD and NEW are packages or saved JSON results of one app. The exit code is 1 if a finding
    that is new, or heavier than before, stands at or above --fail-on.
    """
    # Imported here since the engine costs ten times the start of `auditor --help`.
    from auditor.cli.reporting import complain, print_text
    from auditor.triage.difference import compare, new_stops
    from auditor.triage.gate import unsettled

    threshold, lang = read_threshold(given), given["lang"]
    difference = compare(_obtain(old, given), _obtain(new, given))
    for warning in _warnings(difference):
        complain(in_language(warning, lang))
    if given["as_json"]:
        text = json.dumps(_object(difference), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_lines(difference, lang))
    if not print_text(text):
        return ExitCode.FAILED
    if new_stops(difference, threshold):
        return ExitCode.STANDS
    cut_short = given["strict"] and any(unsettled(difference.new))
    return ExitCode.FAILED if cut_short else ExitCode.AUDITED


def _obtain(path: str, given: dict[str, Any]) -> "AuditResult":
    """Read a saved result or audit a package; raises `UnreadablePackage`."""
    from auditor.cli.engine import audit_with
    from auditor.cli.render import read_saved
    from auditor.fleet.discover import FoundApp
    from auditor.model.result import Failure

    if path.endswith(SAVED):
        outcomes = read_saved(path)
        if len(outcomes) != 1:
            count = len(outcomes)
            raise UnreadablePackage(f"{path}: holds {count} apps; give the result of one")
        outcome = outcomes[0]
    else:
        display = Display(
            asked=given["progress"],
            quiet=given["quiet"],
            verbose=given["verbose"],
            lang=given["lang"],
        )
        app = FoundApp(Path(path).name, (Path(path),))
        with display.app(app.name, number=1, total=1) as progress:
            outcome = audit_with(given)(app, progress)
    if isinstance(outcome, Failure):
        raise UnreadablePackage(f"{path}: {outcome.message}")
    return outcome


def _warnings(difference: "Difference") -> Iterator[Words]:
    """Yield what makes the comparison worth less."""
    old, new = difference.old, difference.new
    if old.app.package != new.app.package:
        yield OTHER_APP.filled(old=old.app.package, new=new.app.package)
    if old.tool.digest != new.tool.digest:
        yield OTHER_RULES


def _verdict(result: "AuditResult") -> str:
    """Write a verdict with its provisional code."""
    verdict = result.verdict
    provisional = f" ({verdict.provisional})" if verdict.provisional else ""
    return f"{verdict.code}{provisional} {verdict.name}"


def _version(result: "AuditResult") -> str:
    """Write an app's version."""
    return f"{result.app.version_name} ({result.app.version_code})"


def _finding(sign: str, finding: "Finding", lang: str, note: str = "") -> str:
    """Write a finding in one line."""
    from reports.visible import one_line

    head = f"{finding.rule} {finding.severity}, {finding.confidence}{note}"
    return one_line(f"{sign} {head}: {in_language(finding.message, lang)}")


def _grown(difference: "Difference", lang: str) -> Iterator[str]:
    """Yield a line for each known finding that grew."""
    for one in difference.grown:
        notes = []
        if one.is_heavier:
            notes.append(in_language(HEAVIER.filled(severity=one.was.severity), lang))
        if one.places:
            notes.append(in_language(PLACES.filled(count=len(one.places)), lang))
        yield _finding("~", one.finding, lang, f" ({', '.join(notes)})")


def _moves(moves: "tuple[Move, ...]") -> Iterator[str]:
    """Yield a line for each value that changed."""
    for one in moves:
        yield f"~ {one.id}: {one.old} → {one.new}"


def _sections(difference: "Difference", lang: str) -> Iterator[tuple[Words, list[str]]]:
    """Yield each kind of change with its lines."""
    from reports.visible import one_line

    if difference.verdict_moved:
        moved = f"~ {_verdict(difference.old)} → {_verdict(difference.new)}"
        yield VERDICT, [moved]
    yield APPEARED, [_finding("+", one, lang) for one in difference.appeared]
    yield GONE, [_finding("-", one, lang) for one in difference.gone]
    yield GROWN, list(_grown(difference, lang))
    added = [one_line(f"+ {one}") for one in difference.permissions_added]
    removed = [one_line(f"- {one}") for one in difference.permissions_removed]
    yield PERMISSIONS, added + removed
    yield FACTS, list(_moves(difference.facts))
    yield CLAUSES, list(_moves(difference.clauses))


def _lines(difference: "Difference", lang: str) -> Iterator[str]:
    """Yield the comparison for people."""
    from reports.visible import one_line

    old, new = difference.old, difference.new
    yield one_line(f"{new.app.package}  {_version(old)} → {_version(new)}")
    told = [(title, lines) for title, lines in _sections(difference, lang) if lines]
    if not told:
        yield in_language(NOTHING, lang)
    for title, lines in told:
        yield ""
        yield in_language(title, lang)
        yield from (f"  {line}" for line in lines)


def _short(finding: "Finding") -> dict[str, object]:
    """Turn a finding into the few values that tell it from others."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "fingerprint": finding.fingerprint,
        "message": {"en": finding.message.en, "zh": finding.message.zh},
    }


def _side(result: "AuditResult") -> dict[str, object]:
    """Turn what tells two results apart into plain JSON values."""
    provisional = result.verdict.provisional
    return {
        "package": result.app.package,
        "version_name": result.app.version_name,
        "version_code": result.app.version_code,
        "sha256": result.app.source.sha256,
        "digest": result.tool.digest,
        "verdict": result.verdict.code.value,
        "provisional": provisional.value if provisional else None,
    }


def _object(difference: "Difference") -> dict[str, object]:
    """Turn the comparison into plain JSON values."""
    return {
        "schema": "auditor-difference/1",
        "old": _side(difference.old),
        "new": _side(difference.new),
        "appeared": [_short(one) for one in difference.appeared],
        "gone": [_short(one) for one in difference.gone],
        "grown": [
            {
                **_short(one.finding),
                "was": one.was.severity.value,
                "new_places": [
                    place.symbol or place.xpath or place.part for place in one.places
                ],
            }
            for one in difference.grown
        ],
        "permissions": {
            "added": list(difference.permissions_added),
            "removed": list(difference.permissions_removed),
        },
        "facts": {one.id: [one.old, one.new] for one in difference.facts},
        "clauses": {one.id: [one.old, one.new] for one in difference.clauses},
    }
