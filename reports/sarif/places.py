"""Where something is, as SARIF says it: artifacts nested in the package, and logical names.

A package is a binary file, so a physical location names the package and a logical location
names the method, component, permission or resource. Code scanning shows only results whose
physical location has a first line; line 1 of the package stands for the whole of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from auditor.model.access import Flow, FlowEnd
from auditor.model.evidence import Evidence, Step
from auditor.model.result import AppRecord, AuditResult
from auditor.model.vocabulary import Container, EvidenceKind
from reports.doubted import doubted
from reports.glossary import Lang, in_language, label
from reports.names import short_method
from reports.visible import one_line, visible

Json = dict[str, Any]

_MIME_TYPES = {
    Container.APK: "application/vnd.android.package-archive",
    Container.AAB: "application/x-authorware-bin",
}
_SAFE_IN_URI = "/!$&'()*+,;=@:~"
_KINDS = {
    EvidenceKind.CODE: "function",
    EvidenceKind.MANIFEST: "element",
    EvidenceKind.RESOURCE: "resource",
    EvidenceKind.ASSET: "resource",
    EvidenceKind.SCRIPT: "function",
    EvidenceKind.NATIVE: "function",
    EvidenceKind.SCOPE: "module",
}


def relative_uri(name: str) -> str:
    """Return a file's name as a relative URI reference: nothing in it is taken for a scheme."""
    quoted = quote(name.encode("utf-8", "backslashreplace"), safe=_SAFE_IN_URI)
    first, slash, rest = quoted.partition("/")
    return first.replace(":", "%3A") + slash + rest


class Artifacts:
    """The table of files of one run: the package first, then what lies inside it."""

    def __init__(self, app: AppRecord) -> None:
        """Start with the package itself."""
        source = app.source
        package: Json = {
            "location": {"uri": relative_uri(source.name)},
            "roles": ["analysisTarget"],
            "length": source.bytes,
            "hashes": {"sha-256": source.sha256},
            "description": {"text": one_line(f"{app.label} ({app.package})")},
        }
        if source.container in _MIME_TYPES:
            package["mimeType"] = _MIME_TYPES[source.container]
        self._table: list[Json] = [package]
        self._index: dict[str, int] = {source.name: 0}
        self._part_hashes = {part.name: part.sha256 for part in app.parts}

    @property
    def package_uri(self) -> str:
        """Return the package's own URI."""
        return str(self._table[0]["location"]["uri"])

    def index(self, part: str) -> int:
        """Return the number of a member, for instance `base.apk!classes2.dex`."""
        if part in self._index:
            return self._index[part]
        outer, bang, inner = part.rpartition("!")
        parent = self.index(outer) if bang else 0
        # The standard's example (3.24.8) begins such a path with a slash; its makers' own
        # validator (SARIF1004) refuses that, and readers join both forms to the parent.
        entry: Json = {"location": {"uri": relative_uri(inner)}, "parentIndex": parent}
        if part in self._part_hashes:
            entry["hashes"] = {"sha-256": self._part_hashes[part]}
        self._table.append(entry)
        self._index[part] = len(self._table) - 1
        return self._index[part]

    def table(self) -> list[Json]:
        """Return all artifacts in order of their numbers."""
        return self._table


class Places:
    """Makes the locations of one run in one language."""

    def __init__(self, result: AuditResult, lang: Lang) -> None:
        """Prepare for one result."""
        self.artifacts = Artifacts(result.app)
        self.lang: Lang = lang
        self._permissions = sorted({one.name for one in result.app.permissions}, key=len)
        self._components = {one.class_: one.kind for one in result.app.components}

    def of_evidence(self, piece: Evidence, *, number: int | None = None) -> Json:
        """Return the location of a piece of evidence, what stands there as its snippet."""
        region = _region(piece)
        physical = {**self._package(), "region": region}
        if piece.lines:
            lines = visible("\n".join(one.text for one in piece.lines))
            physical["contextRegion"] = {
                "startLine": 1,
                "endLine": max(2, len(piece.lines)),
                "snippet": {"text": lines},
            }
        location: Json = {
            "physicalLocation": physical,
            "logicalLocations": self._logical(piece),
            "message": {"text": self._says(piece)},
            "properties": self._details(piece),
        }
        return location if number is None else {"id": number, **location}

    def of_step(self, step: Step) -> Json:
        """Return the location of one step of a path, with what happens there."""
        return self._of_code(step.method, step.offset, in_language(doubted(step), self.lang))

    def of_end(self, end: FlowEnd) -> Json:
        """Return the location of a flow's source or sink: the call that is made there."""
        return self._of_code(end.method, end.offset, short_method(end.api))

    def of_scope(self, scope: str) -> Json:
        """Return the location of a limit: the package, and the part that was not seen."""
        return {
            "physicalLocation": {**self._package(), "region": {"startLine": 1}},
            "logicalLocations": [
                {"fullyQualifiedName": visible(scope), "name": visible(scope), "kind": "module"}
            ],
        }

    def code_flow(self, steps: Iterable[Step], says: str) -> Json:
        """Return a path as a code flow, top to bottom."""
        locations = [{"location": self.of_step(one)} for one in steps]
        return _code_flow(locations, says)

    def data_flow(self, flow: Flow) -> Json:
        """Return a flow of data as a code flow: its source, its steps, its sink."""
        inner = [{"location": self.of_step(one)} for one in flow.steps]
        locations: list[Json] = [
            {"location": self.of_end(flow.source), "kinds": ["source"]},
            *inner,
            {"location": self.of_end(flow.sink), "kinds": ["sink"]},
        ]
        kind = flow.sink.kind or "network"
        to = f" ({flow.endpoint})" if flow.endpoint else ""
        data = in_language(label("data", flow.data.value), self.lang)
        sink = in_language(label("sink", kind), self.lang)
        return _code_flow(locations, one_line(f"{data} → {sink}{to}"))

    def _package(self) -> Json:
        return {"artifactLocation": {"uri": self.artifacts.package_uri, "index": 0}}

    def _of_code(self, method: str, offset: int | None, says: str) -> Json:
        name = visible(method)
        logical: list[Json] = [
            {"name": short_method(name), "fullyQualifiedName": name, "kind": "function"}
        ]
        logical += self._component(method)
        location: Json = {
            "physicalLocation": {**self._package(), "region": {"startLine": 1}},
            "logicalLocations": logical,
            "message": {"text": visible(says)},
        }
        if offset is not None:
            location["properties"] = {"codeUnitOffset": offset}
        return location

    def _logical(self, piece: Evidence) -> list[Json]:
        """Return the names of a place: method or element, component, permission, resource."""
        named = piece.symbol or piece.xpath or piece.part
        name = visible(named)
        logical: list[Json] = [
            {
                "name": short_method(name),
                "fullyQualifiedName": name,
                "kind": _KINDS[piece.kind] if named != piece.part else "module",
            }
        ]
        logical += self._component(piece.symbol or "")
        if piece.kind is EvidenceKind.MANIFEST:
            logical += [
                {"name": one, "fullyQualifiedName": one, "kind": "permission"}
                for one in self._permissions
                if f'"{one}"' in piece.excerpt
            ]
        return logical

    def _component(self, method: str) -> list[Json]:
        """Return the component of the manifest whose class holds a method, if it is one."""
        owner = method.partition("->")[0]
        if owner not in self._components:
            return []
        name = visible(owner)
        return [
            {
                "name": short_method(name),
                "fullyQualifiedName": name,
                "kind": self._components[owner],
            }
        ]

    def _says(self, piece: Evidence) -> str:
        """Return a place in one line: what kind, where, and for a negative what was searched."""
        kind = in_language(label("evidence", piece.kind.value), self.lang)
        where = short_method(piece.symbol) if piece.symbol else piece.xpath or piece.part
        said = f"{kind}: {where}"
        if piece.searched:
            searched = ", ".join(
                f"{count} {in_language(label('searched', what), self.lang)}"
                for what, count in sorted(piece.searched.items())
            )
            said += f" ({searched})"
        return one_line(said)

    def _details(self, piece: Evidence) -> Json:
        """Return what SARIF has no field for: the member, the offset, the search."""
        details: Json = {
            "part": visible(piece.part),
            "artifactIndex": self.artifacts.index(piece.part),
            "codeUnitOffset": piece.offset,
            "locale": piece.locale,
            "searched": {visible(what): count for what, count in piece.searched.items()},
        }
        return {key: value for key, value in details.items() if value not in (None, {})}


def _region(piece: Evidence) -> Json:
    """Return line 1 with what stands at the place: the marked instruction or the excerpt."""
    marked = next((one.text for one in piece.lines if one.mark), piece.excerpt)
    return (
        {"startLine": 1, "snippet": {"text": visible(marked)}} if marked else {"startLine": 1}
    )


def _code_flow(locations: Sequence[Json], says: str) -> Json:
    return {"message": {"text": says}, "threadFlows": [{"locations": list(locations)}]}
