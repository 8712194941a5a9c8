"""Answers whom androidx's LiveData hands a value to, also where a shrinker took its name away.

How it goes along its observers (a loop that may begin again, each asked whether it is active and has the
value already) multiplies the ways through code that posts, and says no more than that each of them may be
handed the value. It is known by the texts with which it complains.
Source: androidx.lifecycle 2.0 to 2.8 (`LiveData.setValue`, `dispatchingValue`, `considerNotify`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple, Protocol, TypeAlias

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.sites import Call, parameter_types
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Heap, Known, State, Thing
from auditor.code.shrunk.reactions import reactions
from auditor.dex import opcodes

_COMPLAINS: Final = " on a background thread"
_POSTS: Final = "setValue"
"""What it says was called from the wrong thread."""
_LIVE: Final = "Landroidx/lifecycle/LiveData;"
_PUTS: Final = frozenset({_POSTS, "postValue"})
_TAKES: Final = "(Ljava/lang/Object;)V"
_HELD: Final = ":Ljava/lang/Object;"
_LOADED: Final = "<clinit>()V"
_MOST: Final = 24
"""Methods that are looked at for one observer; whose makers are more is taken for used."""
_NOTHING: Final[Heap] = frozenset()


Way: TypeAlias = tuple[State, tuple[MethodNumber], tuple[Known, ...]]
"""A state, the method that runs in it, and its words."""


class Heard(NamedTuple):
    """Somebody who is handed a value: what runs on which object, what that remembers, and the words."""

    method: MethodNumber
    heap: Heap
    words: tuple[Known, ...]

    def way(self, state: State) -> Way:
        """Return how it goes on from a state."""
        one = state.copy(state.row)
        one.heap.update(self.heap)
        return one, (self.method,), self.words


class Posted(NamedTuple):
    """Those who are handed a value, whether nobody else can be, and whether one of them is for sure."""

    heard: tuple[Heard, ...]
    is_whole: bool
    is_sure: bool = False
    is_elsewhere: bool = False
    """Whether they are no part of the screen that tells them: what they close is another one."""

    def ways(self, state: State) -> list[Way]:
        """Return how it goes on from a state, where it is noted if somebody else may hear of it."""
        if not self.is_whole:
            state.happened("deep")
        return [one.way(state) for one in self.heard]


Lying: TypeAlias = tuple[Known, Heap]
"""What lies in a list, and what it remembers."""


class Lays(Protocol):
    """Tells what lies in the lists and maps of the app."""

    def part(self, shelf: Thing, key: Known) -> Known:
        """Give the list that lies under a key; nothing where none lies there, or it is not known which."""

    def lying(self, shelf: Thing, key: Known) -> tuple[Lying, ...]:
        """Give what lies in a list, or under a key of a map; nothing where that is not known."""

    def taker(self, own: Thing) -> MethodNumber | None:
        """Give the method of an object that is handed each that lies there (`forEach`)."""


class Waits(Protocol):
    """Tells who waits for the values of a holder."""

    @property
    def all_hear(self) -> bool:
        """Whether it is asked what those do who are handed a value: that nobody is there yet is left out."""

    @property
    def shelves(self) -> Lays:
        """What lies in the lists and maps of the app."""

    def on(self, method: MethodNumber, holder: Known) -> Iterable[tuple[Known, Heap]]:
        """Give on which objects a method is run that wait for a holder, with what their fields hold."""

    def posted(
        self,
        method: MethodNumber,
        call: Call,
        given: tuple[Known, ...],
        heap: Mapping[tuple[str, Known], Known],
    ) -> Posted | None:
        """Give who is handed the value that a call in a method puts into a holder of the library's, or sends.

        None for a call that does neither. The heap tells where an intent leads.
        """


class Told(NamedTuple):
    """Who is handed a value."""

    methods: tuple[MethodNumber, ...]
    value: Known
    place: Site
    """The call that hands it over."""

    def ways(self, state: State, holder: Known, waits: Waits | None) -> Iterator[Way]:
        """Yield a state for each who may be handed it, with its method and the words of that."""
        for method in self.methods:
            for own, heap in ((None, _NOTHING),) if waits is None else waits.on(method, holder):
                yield Heard(method, heap, (own, self.value)).way(state)


def heard_or_not(
    waits: Waits | None,
    state: State,
    ways: Iterable[Way],
    run: Callable[..., list[State]],
    *,
    is_sure: bool = False,
) -> list[State]:
    """Return how it goes on behind a value that each of some may be handed, once what each runs was run.

    Or none, unless one of them is handed it for sure.
    """
    found = [after for one in ways for after in run(*one)]
    is_heard = is_sure or (waits is not None and waits.all_hear)
    return found if found and is_heard else [state, *found]


class _Round(NamedTuple):
    """A method that goes along the observers: the call that hands the value over, and where it is held."""

    site: CallSite
    field: str


class Observers:
    """Those who wait for the values of LiveData; one per call graph."""

    def __init__(self, program: Program, dispatch: Dispatch) -> None:
        self.program = program
        self.dispatch = dispatch

    def told(
        self,
        methods: tuple[MethodNumber, ...],
        heap: Mapping[tuple[str, Known], Known],
        given: tuple[Known, ...],
    ) -> Told | None:
        """Return who may be handed a value where the one method that a call runs goes along the observers."""
        rounds = self._rounds.get(methods[0]) if len(methods) == 1 else None
        if rounds is None:
            return None
        site, field = rounds
        found = self.dispatch.targets_at(site).methods
        takers = tuple(one for one in found if not self._is_left_over(one))
        value = heap.get((field, given[0] if given else None))
        return Told(takers, value, (site.method, site.pc)) if takers else None

    def _is_left_over(self, method: MethodNumber) -> bool:
        """Say whether an observer is made by nothing but functions of a library that nothing calls."""
        instances, owner = self.dispatch.instances, self.program.owner(method)
        made = () if owner in instances.given else instances.births(owner)
        return bool(made) and all(self.is_uncalled(one.method, {method}) for one in made)

    def is_uncalled(self, method: MethodNumber, seen: set[MethodNumber] | None = None) -> bool:
        """Say whether nothing calls a static function, or the code of a library that makes such objects.

        `seen` are the methods that are looked at already: those of a circle call nobody else. kotlinc leaves
        a function that it wrote into its callers where it is too.
        """
        seen = set() if seen is None else seen
        if method in seen or len(seen) > _MOST:
            return method in seen
        seen.add(method)
        owner, signature = self.program.owner(method), self.program.signature(method)
        is_library = owner.startswith(reactions().libraries)
        if self.program.is_static(method):
            calls = () if signature == _LOADED else self.program.calls_naming(owner, signature)
            is_free = is_library or not calls
            return (
                is_free
                and signature != _LOADED
                and all(self.is_uncalled(one.method, seen) for one in calls)
            )
        if not is_library or owner in self.dispatch.instances.given:
            return False
        made = self.dispatch.instances.births(owner)
        return bool(made) and all(self.is_uncalled(one.method, seen) for one in made)

    def posting(self, methods: tuple[MethodNumber, ...]) -> tuple[MethodNumber, ...]:
        """Return what is run of a LiveData that a value is put into; empty for calls of other libraries.

        What is posted is put into it later, by code of the library's own.
        """
        if len(methods) != 1 or not self._rounds:
            return ()
        if methods[0] in self._rounds:
            return methods
        name, _, proto = self.program.signature(methods[0]).partition("(")
        if f"({proto}" != _TAKES or name == "<init>":
            return ()
        owner = self.program.owner(methods[0])
        for each in self._rounds:
            live = self.program.owner(each)
            if self.dispatch.hierarchy.is_subtype(owner, live):
                put = self._putting(live)
                known = name in _PUTS or live != _LIVE
                return (put,) if put is not None and known else ()
        return ()

    def _putting(self, live: str) -> MethodNumber | None:
        """Return the method of a LiveData that puts a value into it: by its name, or by that in its text."""
        declared = self.program.declared(live)
        named = {use.method for use in self.program.string_uses(_POSTS)}
        texts = (
            one for each, one in declared.items() if each.endswith(_TAKES) and one in named
        )
        return declared.get(f"{_POSTS}{_TAKES}") or next(texts, None)

    @cached_property
    def _rounds(self) -> dict[MethodNumber, _Round]:
        owners = {
            self.program.owner(use.method) for use in self.program.string_uses(_COMPLAINS)
        }
        posting = {self.program.owner(use.method) for use in self.program.string_uses(_POSTS)}
        return dict(each for one in sorted(owners & posting) for each in self._of(one))

    def _of(self, owner: str) -> Iterator[tuple[MethodNumber, _Round]]:
        """Yield the methods of a LiveData that call the one which hands its value to an observer."""
        declared = self.program.declared(owner)
        for signature, method in declared.items():
            handing = self._handing(owner, signature, method)
            if handing is None:
                continue
            text, proto = self.program.text(method), signature[signature.index("(") :]
            for other, caller in declared.items():
                if other.endswith(proto) and any(
                    one.target == text for one in self.program.calls_in(caller)
                ):
                    yield caller, handing

    def _handing(self, owner: str, signature: str, method: MethodNumber) -> _Round | None:
        """Return the one call by which a method hands what a field of its object holds to an observer."""
        if len(parameter_types(f"({signature.partition('(')[2]}")) != 1:
            return None
        sites = [
            one
            for one in self.program.calls_in(method)
            if one.opcode in opcodes.INVOKE_INTERFACES and one.target.endswith(_TAKES)
        ]
        image, _ = self.program.place(method)
        held = {
            image.field_text(one.ref)
            for one in self.program.body(method).instructions
            if one.opcode in opcodes.INSTANCE_READS and one.ref is not None
        }
        own = [
            one for one in sorted(held) if one.startswith(f"{owner}->") and one.endswith(_HELD)
        ]
        return _Round(sites[0], own[0]) if len(sites) == len(own) == 1 else None
