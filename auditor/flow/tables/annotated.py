"""Methods of the app through which data leaves by an annotation: Retrofit's interfaces, scripts' doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.classes.sites import parameter_types
from auditor.dex import access_flags
from auditor.dex.annotations import Annotation
from auditor.dex.opcodes import INSTANCE_OF
from auditor.errors import MalformedDex
from auditor.flow.tables.catalogue import AnnotatedRule
from auditor.flow.tables.renamed import holding

_ADDRESSES: Final = frozenset(
    {"Ljava/lang/String;", "Ljava/lang/Object;", "Ljava/net/URI;", "Landroid/net/Uri;", "Lokhttp3/HttpUrl;"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnnotatedSink:
    """What an annotation says of a method of the app."""

    kind: str
    parameters: tuple[int, ...]
    """Which arguments leave, without the receiver."""
    result: bool
    """What the method returns leaves."""
    path: str | None
    """What the annotation itself names, for Retrofit the path below the base URL."""
    url: int | None = None
    """The argument that is the whole address, where the annotation names no path."""
    looks: frozenset[str] | None = None
    """Where nothing leaves before somebody runs what the method gives: the calls that only look at it."""

    @property
    def is_request(self) -> bool:
        """Say whether a call of the method is a request to a server."""
        return self.kind == "network" and not self.result


class Annotated:
    """Answers what the tables say of annotated methods, each looked at once."""

    def __init__(self, hierarchy: Hierarchy, rules: Sequence[AnnotatedRule]) -> None:
        """Take the rules; an app that names none of their annotations is never looked at."""
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.rules = tuple(self._present(rules))
        self._known: dict[int, AnnotatedSink | None] = {}

    def _present(self, rules: Sequence[AnnotatedRule]) -> Iterator[AnnotatedRule]:
        """Yield the rules whose annotations the app names, under whatever name a shrinker gave them."""
        for one in rules:
            if any(self.program.type_places(name) for name in one.on):
                yield one
            elif one.known_by:
                renamed = frozenset(_tested(self.program, one.known_by))
                if renamed:
                    yield replace(one, on=renamed, parameters=frozenset())

    def called(self, owner: str, signature: str) -> AnnotatedSink | None:
        """Say where the arguments of a call go, by the annotations of the method it names."""
        if not self.rules:
            return None
        method = self.hierarchy.resolve_method(owner, signature)
        found = None if method is None else self.of(method)
        return None if found is None or found.result else found

    def of(self, method: int) -> AnnotatedSink | None:
        """Say what the annotations of a method mean; None where they mean nothing."""
        if not self.rules:
            return None
        if method not in self._known:
            try:
                self._known[method] = self._find(method)
            except MalformedDex:
                self._known[method] = None
        return self._known[method]

    def _find(self, method: int) -> AnnotatedSink | None:
        image, row = self.program.place(method)
        number = int(image.row_method[row])
        given = image.method_annotations(number)
        for rule in self.rules:
            named = [one for one in given if one.type in rule.on]
            if not named:
                continue
            chosen = () if rule.result else image.parameter_annotations(number)
            path = next(filter(None, map(_path, named)), None)
            return AnnotatedSink(
                rule.kind,
                tuple(_places(rule, chosen)),
                rule.result,
                path,
                None if path else self._url(method, chosen),
                rule.looks if self._waits(method, rule) else None,
            )
        return None

    def _waits(self, method: int, rule: AnnotatedRule) -> bool:
        return self.program.signature(method).rpartition(")")[2] in rule.waits

    def _url(self, method: int, chosen: Sequence[Sequence[Annotation]]) -> int | None:
        """Give the first annotated parameter that can be an address."""
        signature = self.program.signature(method)
        kinds = parameter_types(signature[signature.index("(") :])
        pairs = enumerate(zip(kinds, chosen, strict=False))
        return next((at for at, (kind, some) in pairs if some and kind in _ADDRESSES), None)


def _places(rule: AnnotatedRule, chosen: Sequence[Sequence[Annotation]]) -> Iterator[int]:
    """Yield the parameters that a rule means; of one without names, every annotated one."""
    for place, some in enumerate(chosen):
        if any(not rule.parameters or one.type in rule.parameters for one in some):
            yield place


def _path(named: Annotation) -> str | None:
    """Give the text that an annotation holds as its value, or its path; else its longest text."""
    for key in ("value", "path"):
        value = named.elements.get(key)
        if isinstance(value, str):
            return value
    texts = [one for one in named.elements.values() if isinstance(one, str)]
    return max(texts, key=len, default=None)


def _tested(program: Program, strings: Sequence[str]) -> Iterator[str]:
    """Yield the annotation types of the app that the one method tests for which loads some strings."""
    for method in holding(program, strings):
        image, row = program.place(method)
        part = image.type_uses_in(row)
        tested = image.type_id[part][image.type_op[part] == INSTANCE_OF]
        for one in dict.fromkeys(tested.tolist()):
            info = program.class_info(image.type_name(one))
            if info is not None and info.flags & access_flags.ANNOTATION:
                yield info.name
