"""Answers whether all that a call leads to, however deep and wide, is nothing that a borrower would notice.

A library whose names a shrinker took away is too deep to be run to its end: an HTTP client, a
serializer. But that none of its code shows, opens, asks, keeps or leaves anything is seen by looking at
every method that can run there, each once. What it hands to a thread runs too.
Source: `contacts/refusal.toml` for what is noticed; "Dalvik bytecode" for calls.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.code.calls.quiet import SUBMIT, Quiet
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.reactions import reactions
from auditor.dex import opcodes

_MOST: Final = 1_500
"""So many methods are looked at for one question."""
_VAST: Final = 60
"""So many methods are a library's: what they give back nobody could tell by running them."""
_DEEPEST: Final = 2
"""So many fields deep it is asked what is handed to a thread."""
_RUN: Final = frozenset({"run", "call", "compute"})
"""As what a thread runs what it is handed."""
_TASKS: Final = ("Ljava/lang/Runnable;", "Ljava/util/concurrent/Callable;")
_THREAD: Final = "Ljava/lang/Thread;"
_PLATFORM: Final = (
    "Landroid/net/http/", "Landroid/net/ssl/", "Landroid/security/", "Ldalvik/", "Lorg/conscrypt/",
    "Lorg/bouncycastle/", "Lorg/openjsse/", "Lsun/", "Lcom/android/org/conscrypt/", "Lorg/apache/harmony/",
)  # fmt: skip
"""Code of the platform and of its security providers, besides what is quiet anyway."""


class _Look(NamedTuple):
    """What one method calls, and whether it sends."""

    called: tuple[MethodNumber, ...]
    sends: bool


class Silence:
    """Looks into methods, once each; one per call graph."""

    def __init__(self, quiet: Quiet) -> None:
        self.quiet = quiet
        self.program = quiet.program
        self._uses = DefUses(quiet.program)
        self._looks: dict[MethodNumber, _Look | None] = {}
        self._known: dict[tuple[MethodNumber, ...], tuple[frozenset[MethodNumber], bool]] = {}

    def murmur(self, methods: Sequence[MethodNumber], marks: Mapping[Site, str]) -> str | None:
        """Say what is noticed of all that methods do: nothing (""), that they send, or nobody knows.

        A mark, of which there is none in them then, is a call that counts as an event besides.
        """
        key = tuple(methods)
        if key not in self._known:
            self._known[key] = self._everything(key)
        found, sends = self._known[key]
        if not found or any(method in found for method, _ in marks):
            return None
        return SUBMIT if sends else ""

    def is_vast(self, methods: Sequence[MethodNumber]) -> bool:
        """Say whether nothing is noticed of so much code that it is not worth its run."""
        self.murmur(methods, {})
        return len(self._known[tuple(methods)][0]) >= _VAST

    def written(self, methods: Sequence[MethodNumber]) -> frozenset[str] | None:
        """Return the fields to which all writes that methods lead to; None where that is not known."""
        self.murmur(methods, {})
        found, _ = self._known[tuple(methods)]
        return self.quiet.writes(found) if found else None

    def _everything(
        self, methods: tuple[MethodNumber, ...]
    ) -> tuple[frozenset[MethodNumber], bool]:
        found, work, sends = set(methods), list(methods), False
        while work:
            look = self._look(work.pop())
            if look is None or len(found) > _MOST:
                return frozenset(), False
            sends = sends or look.sends
            work += [one for one in look.called if one not in found]
            found.update(look.called)
        return frozenset(found), sends

    def _look(self, method: MethodNumber) -> _Look | None:
        if method not in self._looks:
            self._looks[method] = self._find(method)
        return self._looks[method]

    def _find(self, method: MethodNumber) -> _Look | None:
        """Look into a method; None where something may be noticed of it."""
        if not self.program.has_code(method) or self.quiet.keeps_a_flag(method):
            return None
        found: dict[MethodNumber, None] = {}
        sends = self.quiet.renamed.get(method) == SUBMIT
        for site in self.program.calls_in(method):
            happens = self.quiet.happens(site)
            if happens == SUBMIT:
                sends = True
                continue
            if happens is not None and not self._is_thread(site):
                return None
            called = self._called(site)
            if called is None:
                return None
            found.update(dict.fromkeys(called))
        return _Look(tuple(found), sends)

    def _called(self, site: CallSite) -> tuple[MethodNumber, ...] | None:
        """Return the methods of the app that a call can run; None where that is not known."""
        target = site.target
        if not target.startswith(reactions().libraries):
            dispatched = self.quiet.dispatch.targets(site.method, site.opcode, target)
            if dispatched.methods:
                return dispatched.methods
            if dispatched.wide:
                return None
            if self.program.class_info(target.partition("->")[0]) is not None:
                return ()  # A class of the app, of whose kind no object is ever made.
        if self._is_thread(site) or any(one in target for one in _TASKS):
            return self._handed(site)
        return () if self.quiet.is_plain(target) or target.startswith(_PLATFORM) else None

    def _is_thread(self, site: CallSite) -> bool:
        owner, _, signature = site.target.partition("->")
        return signature == "start()V" and self.quiet.hierarchy.is_subtype(owner, _THREAD)

    def _handed(self, site: CallSite) -> tuple[MethodNumber, ...] | None:
        """Return what the objects run that are made right there and handed to a thread."""
        uses = self._uses.of(site.method)
        one = uses.instruction(site.pc) if uses is not None and uses.has(site.pc) else None
        call = None if one is None else read_call(self.program, site.method, one)
        if uses is None or call is None:
            return None
        found: list[MethodNumber] = []
        for register in self._tasks(call):
            for name in self._classes(site.method, uses, call.pc, register):
                if name is None:
                    return None
                found += [
                    method
                    for signature, method in self.program.declared(name).items()
                    if signature.partition("(")[0] in _RUN
                ]
        return tuple(found)

    def _tasks(self, call: Call) -> Iterator[int]:
        """Yield the registers of what a call hands to a thread: its arguments, or the thread itself."""
        if call.name == "start" and call.receiver is not None:
            yield call.receiver
        for index, kind in enumerate(call.types):
            register = call.register(index)
            if kind in _TASKS and register is not None:
                yield register

    def _classes(
        self, method: MethodNumber, uses: DefUse, pc: int, register: int, left: int = _DEEPEST
    ) -> Iterator[str | None]:
        """Yield the classes of the objects in a register; None for those made elsewhere."""
        for defined in uses.definitions(pc, register):
            if defined == ENTRY:
                is_own = uses.parameter_word(register) == 0 and not self.program.is_static(
                    method
                )
                yield self.program.owner(method) if is_own else None
                continue
            one = uses.instruction(defined)
            if one.opcode in opcodes.MOVES:
                yield from self._classes(method, uses, defined, one.registers[1], left)
            elif one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
                image, _ = self.program.place(method)
                yield image.type_name(one.ref)
            elif one.opcode in opcodes.FIELD_READS and one.ref is not None and left:
                image, _ = self.program.place(method)
                yield from self._kept(image.field_text(one.ref), left - 1)
            else:
                yield None

    def _kept(self, text: str, left: int) -> Iterator[str | None]:
        """Yield the classes of the objects that code puts into a field; None for those made elsewhere."""
        writes = [
            use for use in self.program.field_uses(text) if use.opcode in opcodes.FIELD_WRITES
        ]
        for use in writes:
            uses = self._uses.of(use.method)
            if uses is None or not uses.has(use.pc):
                yield None
                continue
            register = uses.instruction(use.pc).registers[0]
            yield from self._classes(use.method, uses, use.pc, register, left)
        if not writes:
            yield None
