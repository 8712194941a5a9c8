"""Which classes are the app's though they lie in a library's package, or hold a library's strings.

Many apps are made out of a library's example and keep its package (`com.parse.starter`), and who wants
to hide code puts it into a package that nobody looks into; a shrinker, too, puts methods of the app into a library's class. The libraries that the tables speak for read
no phonebook, calls or messages themselves, so the class of such a read is never theirs; nor is one that other code of the app
hands something to, by a call that no table names, and that sends or keeps it right there or through other such methods.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import SinkRule
from auditor.flow.tables.rulebook import RuleBook
from auditor.model.names import outermost
from auditor.model.vocabulary import Data

_OF_PEOPLE: Final = frozenset(
    {Data.CONTACTS, Data.SIM_CONTACTS, Data.CALL_LOG, Data.SMS, Data.BLOCKED_NUMBERS}
)
_LEAVES: Final = frozenset(
    {"network", "sms", "mail", "call", "file", "preferences", "database"}
)
_LEAST_PARTS: Final = 3
"""Parts of a package's name, from which on it is one app's: below `com.google` lies much."""
_MOST_BETWEEN: Final = 3
"""Methods of libraries' classes between the app's code and the one that sends."""


class OwnCode:
    """The classes of one app that are its own against a library's name."""

    def __init__(self, graph: CallGraph, rules: RuleBook, *, sources: Iterable[Source]) -> None:
        self.program = graph.program
        self.shows = graph.libraries.shows
        self.rules = rules
        self.catalogue = rules.catalogue
        self.renamed = rules.renamed.methods
        self.packages = tuple(self._packages())
        self.classes = {
            outermost(self.program.owner(one.method))
            for one in sources
            if one.data in _OF_PEOPLE
        }
        self.classes.update(map(outermost, self._senders()))

    def has(self, class_name: str) -> bool:
        """Say whether a class is the app's own whatever its name and strings say."""
        return class_name.startswith(self.packages) or outermost(class_name) in self.classes

    def _packages(self) -> Iterable[str]:
        """Give the packages of the app, and of its first screens, that lie in a library's."""
        manifest = self.program.manifest
        names = [f"L{manifest.package.replace('.', '/')}/"]
        names += [f"{one.rpartition('/')[0]}/" for one in manifest.launchers]
        for one in dict.fromkeys(names):
            if one.count("/") >= _LEAST_PARTS and self._is_known(f"{one}A;"):
                yield one

    def _is_known(self, class_name: str) -> bool:
        return self.catalogue.libraries.of(class_name, "") is not None

    def _senders(self) -> Iterable[str]:
        """Name the classes in a library's package that end data which other code hands them past the tables."""
        for name, rule in (*self.catalogue.sinks.stated, *self.catalogue.carriers.stated):
            if not isinstance(rule, SinkRule) or rule.kind not in _LEAVES:
                continue
            owner, _, called = name.partition("->")
            if self._is_known(owner):
                continue
            yield from self._handed(self._calling(owner, called))
        for method, (owner, called) in self.renamed.items():
            rule = self.catalogue.sinks.of(owner, called)
            if isinstance(rule, SinkRule) and rule.kind in _LEAVES:
                name = self.program.owner(method)
                if not self._is_a_library(name):
                    yield from self._handed(
                        self._calling_this(name, self.program.signature(method))
                    )

    def _handed(self, methods: Iterable[MethodNumber]) -> Iterable[str]:
        for method in methods:
            name = self.program.owner(method)
            if not self._is_a_library(name):
                yield from self._between(method)
            elif self._is_handed(method):
                yield name
            elif self.program.is_static(method):
                yield from self._between(method)

    def _between(self, sender: MethodNumber) -> Iterable[str]:
        """Name libraries' classes whose static methods lead from code of the app's to one that sends.

        No library calls the app's classes by their names, and a shrinker moves only static methods.
        """
        asked: dict[MethodNumber, tuple[str, ...]] = {sender: (self.program.owner(sender),)}
        seen = {sender}
        for _ in range(_MOST_BETWEEN):
            above: dict[MethodNumber, tuple[str, ...]] = {}
            for method, way in asked.items():
                owner, signature = self.program.owner(method), self.program.signature(method)
                for one in self._calling_this(owner, signature):
                    name = self.program.owner(one)
                    is_moved = self.program.is_static(one) and self._is_a_library(name)
                    if one in seen or not is_moved:
                        continue
                    seen.add(one)
                    above[one] = (*way, name)
                    if self._is_handed(one):
                        yield from filter(self._is_a_library, above[one])
            asked = above

    def _is_a_library(self, class_name: str) -> bool:
        return self._is_known(class_name) or self.shows(class_name)

    def _calling(self, owner: str, called: str) -> Sequence[MethodNumber]:
        start = called.removesuffix("*")
        found: dict[MethodNumber, None] = {}
        for signature in self.program.members.references_to(owner):
            name = signature.partition("(")[0]
            if name == called or (start != called and name.startswith(start)):
                for call in self.program.calls_naming(owner, signature):
                    found[call.method] = None
        return tuple(found)

    def _calling_this(self, owner: str, signature: str) -> Iterable[MethodNumber]:
        return dict.fromkeys(one.method for one in self.program.calls_naming(owner, signature))

    def _is_handed(self, method: MethodNumber) -> bool:
        """Say whether code of the app's calls a method with something, and no table says what that does."""
        owner, signature = self.program.owner(method), self.program.signature(method)
        name, _, proto = signature.partition("(")
        if proto.startswith(")") or self.rules.of(owner, name).any:
            return False
        calls = self.program.calls_naming(owner, signature)
        return any(not self._is_a_library(self.program.owner(one.method)) for one in calls)
