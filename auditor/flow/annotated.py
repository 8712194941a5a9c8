"""Methods of the app through which data leaves by an annotation: Retrofit's interfaces, scripts' doors."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.code.hierarchy import Hierarchy
from auditor.dex.annotations import Annotation
from auditor.errors import MalformedDex
from auditor.flow.catalogue import AnnotatedRule


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


class Annotated:
    """Answers what the tables say of annotated methods, each looked at once."""

    def __init__(self, hierarchy: Hierarchy, rules: Sequence[AnnotatedRule]) -> None:
        """Take the rules; an app that names none of their annotations is never looked at."""
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.rules = tuple(
            one for one in rules if any(self.program.type_places(name) for name in one.on)
        )
        self._known: dict[int, AnnotatedSink | None] = {}

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
            named = next((one for one in given if one.type in rule.on), None)
            if named is None:
                continue
            chosen = () if rule.result else image.parameter_annotations(number)
            places = tuple(
                place
                for place, some in enumerate(chosen)
                if any(one.type in rule.parameters for one in some)
            )
            return AnnotatedSink(rule.kind, places, rule.result, _path(named))
        return None


def _path(named: Annotation) -> str | None:
    """Give the text that an annotation holds as its value, or its path."""
    for key in ("value", "path"):
        value = named.elements.get(key)
        if isinstance(value, str):
            return value
    return None
