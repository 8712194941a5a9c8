"""Say what changed between two results: as text, JSON, Markdown and HTML, from one picture."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.model.access import Access, Disclosure, Flow, Request
from auditor.model.difference import Change, Difference, Grown, Move, Way
from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.words import Words, same
from reports.glossary import Lang, in_language, label
from reports.visible import one_line

SCHEMA = "auditor-difference/1"
SIGNS = {Way.NEW: "+", Way.GONE: "-", Way.CHANGED: "~"}
OTHER_APP = Words(
    "these are two apps, {old} and {new}: the comparison says little",
    "这是两个不同的应用（{old}与{new}），比较意义有限",
)
OTHER_RULES = Words(
    "the two results were made with different rules or data: audit the old package again",
    "两份结果所用的规则或数据不同：请重新检测旧版本",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a line: what kind, and what."""

    way: Way
    says: Words


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change with its lines."""

    title: Words
    lines: tuple[Line, ...]


def warnings(difference: Difference) -> Iterator[Words]:
    """Yield what makes the comparison worth less."""
    old, new = difference.old, difference.new
    if old.app.package != new.app.package:
        yield Words(
            OTHER_APP.en.format(old=old.app.package, new=new.app.package),
            OTHER_APP.zh.format(old=old.app.package, new=new.app.package),
        )
    if old.tool.digest != new.tool.digest:
        yield OTHER_RULES


def sections(difference: Difference) -> tuple[Section, ...]:
    """Return the kinds of change that occur, the verdict first."""
    told = [(label("difference", key), tuple(lines)) for key, lines in _all(difference)]
    return tuple(Section(title, lines) for title, lines in told if lines)


def _all(difference: Difference) -> Iterator[tuple[str, Iterable[Line]]]:
    if difference.verdict_moved:
        old, new = _verdict(difference.old), _verdict(difference.new)
        moved = Words(f"{old.en} → {new.en}", f"{old.zh} → {new.zh}")
        yield "verdict", [_line(Way.CHANGED, moved)]
    yield "appeared", [_line(Way.NEW, _finding(one)) for one in difference.appeared]
    yield "gone", [_line(Way.GONE, _finding(one)) for one in difference.gone]
    yield "grown", [_line(Way.CHANGED, _grown(one)) for one in difference.grown]
    yield "accesses", [_change(one) for one in difference.accesses]
    yield "requests", [_change(one) for one in difference.requests]
    yield "flows", [_change(one) for one in difference.flows]
    # A sentence that says two things changes once.
    yield "texts", dict.fromkeys(_change(one) for one in difference.texts)
    added = [_line(Way.NEW, same(one)) for one in difference.permissions_added]
    removed = [_line(Way.GONE, same(one)) for one in difference.permissions_removed]
    yield "permissions", [*added, *removed]
    yield "facts", [_line(Way.CHANGED, _fact(one)) for one in difference.facts]
    yield "clauses", [_line(Way.CHANGED, _moved(one)) for one in difference.clauses]


def _line(way: Way, says: Words) -> Line:
    return Line(way, Words(one_line(says.en), one_line(says.zh)))


def _verdict(result: AuditResult) -> Words:
    verdict = result.verdict
    provisional = f" ({verdict.provisional})" if verdict.provisional else ""
    name = label("verdict_short", verdict.code)
    code = f"{verdict.code}{provisional}"
    return Words(f"{code} {name.en}", f"{code} {name.zh}")


def version(result: AuditResult) -> str:
    """Write an app's version."""
    return one_line(f"{result.app.version_name} ({result.app.version_code})")


def _finding(finding: Finding, note: Words | None = None) -> Words:
    status = "" if finding.status == "open" else f" [{finding.status}]"
    head = f"{finding.rule} {finding.severity}, {finding.confidence}{status}"
    en = f"{head} ({note.en})" if note else head
    zh = f"{head}（{note.zh}）" if note else head
    return Words(f"{en}: {finding.message.en}", f"{zh}：{finding.message.zh}")


def _grown(one: Grown) -> Words:
    notes = []
    if one.is_heavier:
        notes.append(label("difference", "heavier").filled(severity=one.was.severity))
    if one.places:
        notes.append(label("difference", "places").filled(count=len(one.places)))
    joined = Words(", ".join(note.en for note in notes), "，".join(note.zh for note in notes))
    return _finding(one.finding, joined)


def _moved(one: Move) -> Words:
    return same(f"{one.id}: {one.old or '–'} → {one.new or '–'}")


def _fact(one: Move) -> Words:
    name = label("fact", one.id)
    moved = f"{one.old} → {one.new}"
    if name.en == one.id:
        return same(f"{one.id}: {moved}")
    return Words(f"{one.id} {name.en}: {moved}", f"{one.id} {name.zh}：{moved}")


def _change(change: Change) -> Line:
    what = _what(change.what)
    moves = "; ".join(f"{one.id}: {one.old or '–'} → {one.new or '–'}" for one in change.moves)
    if not moves:
        return _line(change.way, what)
    return _line(change.way, Words(f"{what.en} ({moves})", f"{what.zh}（{moves}）"))


def _what(what: Access | Request | Flow | Disclosure) -> Words:
    """Say in a few words which access, request, flow or text is meant."""
    match what:
        case Access():
            data, extent = label("data", what.data), label("extent", what.extent)
            rest = f"{what.uri} [{what.by}]"
            return Words(f"{data.en}, {extent.en}: {rest}", f"{data.zh}，{extent.zh}：{rest}")
        case Request():
            return same(f"{what.permission} [{what.by}]")
        case Flow():
            data, sink = label("data", what.data), label("sink", what.sink.kind or "network")
            rest = f"{what.endpoint or '?'} [{what.by}]"
            return Words(f"{data.en} → {sink.en}: {rest}", f"{data.zh} → {sink.zh}：{rest}")
        case Disclosure():
            return same(f"{what.source} ({what.locale or '-'}): {what.excerpt}")


def to_difference_text(difference: Difference, *, lang: Lang = "en") -> bytes:
    """Return the comparison as lines for a terminal."""
    old, new = difference.old, difference.new
    lines = [one_line(f"{new.app.package}  {version(old)} → {version(new)}")]
    told = sections(difference)
    if not told:
        lines.append(in_language(label("difference", "nothing"), lang))
    for section in told:
        lines += ["", in_language(section.title, lang)]
        lines += [f"  {SIGNS[one.way]} {in_language(one.says, lang)}" for one in section.lines]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def to_difference_markdown(difference: Difference, *, lang: Lang = "en") -> bytes:
    """Return the comparison as Markdown, below 64 kB."""
    # Imported here since the other forms need no escaping of Markdown.
    from reports.markdown import MOST_BYTES, code, marked

    old, new = difference.old, difference.new
    versions = f"{marked(version(old))} → {marked(version(new))}"
    lines = [f"## {code(new.app.package)} {versions}"]
    lines += [f"> {marked(in_language(one, lang))}" for one in warnings(difference)]
    told = sections(difference)
    if not told:
        lines += ["", in_language(label("difference", "nothing"), lang)]
    for section in told:
        lines += ["", f"**{in_language(section.title, lang)}**", ""]
        for one in section.lines:
            says = marked(in_language(one.says, lang))
            lines.append(f"- {_word(one.way, lang)}: {says}")
    lines += ["", f"_{in_language(label('ui', 'disclaimer_short'), lang)}_", ""]
    return _cut(lines, MOST_BYTES, in_language(label("ui", "full_report"), lang))


def _word(way: Way, lang: Lang) -> str:
    return in_language(label("difference", f"way_{way}"), lang)


def _cut(lines: Sequence[str], most: int, more: str) -> bytes:
    """Return lines while they fit, and say that there are more."""
    data = "\n".join(lines).encode("utf-8", "backslashreplace")
    if len(data) <= most:
        return data
    kept: list[bytes] = []
    room = most - 200
    for line in lines:
        encoded = f"{line}\n".encode("utf-8", "backslashreplace")
        if len(encoded) > room:
            break
        kept.append(encoded)
        room -= len(encoded)
    return b"".join(kept) + f"\n… {more}\n".encode()


def to_difference_html(difference: Difference, *, lang: Lang = "en") -> bytes:
    """Return the comparison as one HTML file in both languages."""
    # Imported here since the template engine is needed by this form alone.
    from reports.html import difference_page

    return difference_page(
        difference,
        sections(difference),
        warnings=tuple(warnings(difference)),
        signs=SIGNS,
        lang=lang,
    )


def to_difference_json(difference: Difference) -> bytes:
    """Return the comparison for machines, in both languages."""
    text = json.dumps(_object(difference), ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _short(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "status": finding.status.value,
        "fingerprint": finding.fingerprint,
        "message": {"en": finding.message.en, "zh": finding.message.zh},
    }


def _side(result: AuditResult) -> dict[str, object]:
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


def _changed(changes: Sequence[Change]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for one in changes:
        what = _what(one.what)
        moves = {move.id: [move.old, move.new] for move in one.moves}
        says = {"en": what.en, "zh": what.zh}
        found.append({"way": one.way.value, "what": says, "moves": moves})
    return found


def _object(difference: Difference) -> dict[str, object]:
    return {
        "schema": SCHEMA,
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
        "accesses": _changed(difference.accesses),
        "requests": _changed(difference.requests),
        "flows": _changed(difference.flows),
        "texts": _changed(difference.texts),
        "permissions": {
            "added": list(difference.permissions_added),
            "removed": list(difference.permissions_removed),
        },
        "facts": {one.id: [one.old, one.new] for one in difference.facts},
        "clauses": {one.id: [one.old, one.new] for one in difference.clauses},
    }
