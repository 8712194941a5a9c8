"""Answers whether something may still follow a refusal that only closes its question.

"No" closes the dialog, and nothing else is seen to happen. That is a free refusal only where nothing hears of
it: what the handler hands on (a message, a broadcast, a timer, a service) may close the app a moment later, and so may
what Android runs unasked once the dialog is gone, if it asks for what the refusal left behind.
The search goes backwards, from where the app is left and the question is shown, to what the refusal ran.
Source: android.app.Activity, android.content.DialogInterface and SharedPreferences of the SDK at API 37.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CALL, CLASS_INIT, Edge
from auditor.code.calls.claims import OVERRIDE
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import OWN, Ending, Event, Thing
from auditor.code.shrunk.reactions import reactions
from auditor.code.trials.reacting import CANCELS
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES, outermost
from auditor.screens.answers.effects import PUNISHED, Stage, always_of, effects_of, only_closes
from auditor.screens.answers.refused_world import no_where_yes
from auditor.screens.memory.memories import NOTHING
from auditor.screens.parts.shown import Effect
from auditor.screens.parts.touches import is_touch
from auditor.screens.presses.handlers import Handler, Handlers
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft

_DISMISSED: Final = "onDismiss(Landroid/content/DialogInterface;)V"
_LISTENS: Final = "Landroid/content/DialogInterface$OnDismissListener;"
_CANCELED: Final = "onCancel(Landroid/content/DialogInterface;)V"
_HEARS_CANCELS: Final = "Landroid/content/DialogInterface$OnCancelListener;"
_STORE: Final = "Landroid/content/SharedPreferences$OnSharedPreferenceChangeListener;"
_CHANGED: Final = (
    "onSharedPreferenceChanged(Landroid/content/SharedPreferences;Ljava/lang/String;)V"
)
_UNASKED: Final = ("onResume()V", "onPostResume()V", "onWindowFocusChanged(Z)V")
"""What Android may run of a screen once what lay above it is gone."""
_EXIT: Final = "exit"
_DISMISSES: Final = "dismiss"
_NO_CALLBACKS: Final = frozenset({CALL, CLASS_INIT, OVERRIDE, "activity", "fragment"})
"""Edges that a run follows itself, and those that tell no more than that an object is made, or another screen shown."""
_SHOWN: Final = frozenset({"start", "navigate"})
_MOST: Final = 400
_FARTHEST: Final = 6
"""So many calls before an exit are looked at."""
_WORDS: Final = (1, None)


@dataclass
class Aftermath:
    """Answers it for each question; one per app."""

    presser: Presser

    def may_follow(self, draft: Draft, runs: Sequence[Run]) -> bool:
        """Say whether a refusal that ran so may still lead out of the app, or back to its question."""
        visited = frozenset(place for one in runs for place in one.visited)
        return (
            self._is_handed_on(draft, visited)
            or self._is_heard(visited)
            or self._is_shut_by_dismissal(draft, runs)
            or self._is_asked_for(draft, runs)
        )

    @cached_property
    def _handlers(self) -> Handlers:
        return Handlers(self.presser.resolver, self.presser.graph)

    # What the refusal hands on.

    def _is_handed_on(self, draft: Draft, visited: frozenset[Site]) -> bool:
        """Say whether a callback leads out that was not run, and that a place which was run brings about."""
        ran = {method for method, _ in visited}
        shows = {method for method, _ in draft.shown_at}
        return any(
            edge.target not in ran and (edge.source, edge.pc) in visited
            for edge in (*self._leading_out, *self._leading_to(shows))
        )

    def _is_heard(self, visited: frozenset[Site]) -> bool:
        """Say whether something that was run tells listeners of the app, of whom one leads out."""
        hierarchy, program = self.presser.graph.hierarchy, self.presser.graph.program
        calls = {
            (call.owner, call.name)
            for one in visited
            if (call := self.presser.resolver.call_at(*one)) is not None
        }
        return any(
            signature.partition("(")[0] in row.runs and method in self._out
            for row in reactions().heard
            if any(
                name in row.names
                and any(hierarchy.is_subtype(owner, one) for one in row.owners)
                for owner, name in calls
            )
            for above in row.of
            for listener in hierarchy.subtypes(above)
            for signature, method in program.declared(listener).items()
        )

    @cached_property
    def _out(self) -> frozenset[MethodNumber]:
        """The methods that leave the app or a screen of it, and those that call them."""
        leaving = self._leaving()
        return frozenset(leaving) | {
            edge.source for edge in self._ways_to(leaving) if edge.why == CALL
        }

    def _leaving(self) -> set[MethodNumber]:
        return {one.method for one in self.presser.graph.quiet.calls_that(frozenset({_EXIT}))}

    @cached_property
    def _leading_out(self) -> tuple[Edge, ...]:
        """The callbacks on the ways to where the app, or a screen of it, is left."""
        return tuple(
            one for one in self._ways_to(self._leaving()) if one.why not in _NO_CALLBACKS
        )

    def _leading_to(self, methods: Iterable[MethodNumber]) -> tuple[Edge, ...]:
        return tuple(one for one in self._ways_to(methods) if one.why not in _NO_CALLBACKS)

    def _ways_to(self, methods: Iterable[MethodNumber]) -> tuple[Edge, ...]:
        """Return the ways to some methods which nobody's touch runs."""
        found: list[Edge] = []
        seen, work = set(methods), sorted(methods)
        for _ in range(_FARTHEST):
            edges = [edge for one in work for edge in self.presser.graph.callers(one)]
            unasked = [edge for edge in edges if not is_touch(edge)]
            found += unasked
            work = sorted({edge.source for edge in unasked} - seen)
            seen.update(work)
            if not work or len(seen) > _MOST:
                break
        return tuple(found)

    # What Android runs once the question is gone.

    def _is_shut_by_dismissal(self, draft: Draft, runs: Sequence[Run]) -> bool:
        """Say whether what hears that the dialog is gone leaves the app, or may."""
        found = self.hearing_dismissal(draft)
        return found is None or any(
            self._shuts(replace(one, before=_later(one.before, way)))
            for one in found
            for way in _ways(runs)
        )

    def told_once_gone(
        self, draft: Draft, runs: Sequence[Run], stage: Stage
    ) -> frozenset[Effect] | None:
        """Return what a refusal that only closes its question leads to by what hears of that; None where by nothing."""
        gone = self._once_gone(draft, runs)
        if gone is None or not gone.is_whole:
            return None
        refused = replace(stage, is_refused=True)
        told = effects_of(gone.endings, refused, gone.visited)
        if only_closes(told, gone.endings):
            return None
        if always_of(gone.endings, refused) & PUNISHED:
            return told - {Effect.GOES_ON}
        return told | {Effect.UNTOLD} if told & PUNISHED else told

    def _once_gone(self, draft: Draft, runs: Sequence[Run]) -> Run | None:
        """Run what hears that a dialog is gone, or was cancelled by a refusal, as that leaves it; None where nothing, or who knows.

        Nobody agreed then: what agreeing alone sets to yes is no.
        """
        ways = _ways(runs)
        heard = self._heard_on(draft, ways)
        if not heard:
            return None
        pressed = [
            each
            for piece in draft.pieces
            for use in piece.uses
            for each in self.presser.run(use, ticked=None).endings
        ]
        agreed = dict(no_where_yes(pressed))
        after: list[Run] = []
        for one in heard:
            after = []
            for way in ways:
                heap = {**dict(one.before.heap), **agreed, **dict(way.heap)}
                before = Ending(way.events, frozenset(heap.items()))
                use = Use(replace(one, before=before), _WORDS)
                after.append(self.presser.run(use, ticked=None))
            ways = [each for run in after for each in run.endings]
        return Run(
            frozenset(place for one in after for place in one.visited),
            tuple(dict.fromkeys(ways)),
            is_whole=all(one.is_whole for one in after),
        )

    def _heard_on(self, draft: Draft, ways: Sequence[Ending]) -> tuple[Handler, ...] | None:
        """Return the one thing that hears that a dialog was cancelled, and the one that hears that it is gone."""
        gone = self.hearing_dismissal(draft)
        canceled = self.hearing_cancels(draft) if self.cancels(ways) else ()
        if gone is None or canceled is None or max(len(gone), len(canceled)) > 1:
            return None
        return (*canceled, *gone)

    def cancels(self, ways: Iterable[Ending]) -> bool:
        """Say whether a refusal cancels its dialog on every way, of which others hear than of its end."""
        return all(Event(_DISMISSES, CANCELS) in one.events for one in ways)

    def hearing_cancels(self, draft: Draft) -> tuple[Handler, ...] | None:
        """Return what hears that a dialog was cancelled; None where that is not known."""
        return self._hearing(draft, _CANCELED, _HEARS_CANCELS)

    def hearing_dismissal(self, draft: Draft) -> tuple[Handler, ...] | None:
        """Return what hears that a dialog is gone; None where that is not known."""
        return self._hearing(draft, _DISMISSED, _LISTENS)

    def _hearing(
        self, draft: Draft, signature: str, listens: str
    ) -> tuple[Handler, ...] | None:
        program, own = self.presser.graph.program, draft.maker or draft.owner
        inherited = self.presser.graph.hierarchy.resolve_method(own, signature)
        found: list[Handler] = []
        if inherited is not None and not program.owner(inherited).startswith(LIBRARIES):
            found.append(Handler(inherited, Thing("object", own, OWN)))
        making = {method for method, _ in draft.shown_at}
        if own not in {program.owner(method) for method in making}:
            making.update(
                program.methods_of_class(own)
            )  # A dialog, or a part of a screen, of its own.
        for method in sorted(making):
            for site in program.calls_in(method):
                if (
                    not site.target.endswith(f"({listens})V")
                    and f"({listens})L" not in site.target
                ):
                    continue
                call = self.presser.resolver.call_at(method, site.pc)
                if call is None:
                    return None
                told = self._handlers.registered(Scope(method), call, 0, signature)
                if not told.is_known:
                    return None
                found += told.handlers
        return tuple(found)

    def _is_asked_for(self, draft: Draft, runs: Sequence[Run]) -> bool:
        """Say whether what Android runs unasked asks for what the refusal kept, and may leave the app."""
        return any(
            self._shuts(one, kept)
            for way in _ways(runs)
            if (kept := _kept(way))
            for one in self._unasked(draft, way)
        )

    def _unasked(self, draft: Draft, way: Ending) -> Iterator[Handler]:
        program, hierarchy = self.presser.graph.program, self.presser.graph.hierarchy
        before = Ending(frozenset(), way.heap)
        families = {outermost(program.owner(method)) for method, _ in draft.shown_at}
        for name in sorted(families):
            own = Thing("object", f"{name};", OWN)
            for signature in _UNASKED:
                method = hierarchy.resolve_method(own.name, signature)
                if method is not None and not program.owner(method).startswith(LIBRARIES):
                    yield Handler(method, own, before)
        for name in hierarchy.subtypes(_STORE):
            method = hierarchy.resolve_method(name, _CHANGED)
            if method is not None and program.has_code(method):
                yield Handler(method, Thing("object", name, OWN), before)

    def _shuts(self, handler: Handler, kept: frozenset[str] = frozenset()) -> bool:
        """Say whether a callback leaves the app or its screen on a way; of `kept`, if any, it asks for something."""
        run = self.presser.run(Use(handler, _WORDS), ticked=None)
        is_out = any(_is_out(one) for one in run.endings) or not (run.is_whole or kept)
        return is_out and (not kept or self._asks_for(run, kept))

    def _asks_for(self, run: Run, kept: frozenset[str]) -> bool:
        """Say whether what ran names what was kept: a field that it reads, or a key."""
        program = self.presser.graph.program
        for method, pc in run.visited:
            one = self.presser.resolver.def_use(method).instruction(pc)
            if one.ref is None:
                continue
            image, _ = program.place(method)
            if one.opcode in opcodes.CONST_STRINGS and image.strings[one.ref] in kept:
                return True
            if one.opcode in opcodes.FIELD_READS and image.field_text(one.ref) in kept:
                return True
        return False


def _ways(runs: Sequence[Run]) -> list[Ending]:
    """Return how the refusal ends; where nothing hears it, in nothing."""
    return [each for one in runs for each in one.endings] or [NOTHING]


def _later(own: Ending, way: Ending) -> Ending:
    """Return what an object remembers once a way was gone, which may have set what it asks for."""
    return Ending(frozenset(), frozenset({**dict(own.heap), **dict(way.heap)}.items()))


def _kept(way: Ending) -> frozenset[str]:
    """Name what a way has kept: fields of screens and static ones, and keys."""
    stored = {one.what.rpartition(":")[0] for one in way.events if one.kind == "store"}
    fields = {text for text, _ in dict(way.heap) if "->" in text}
    return frozenset(
        stored | {one.what for one in way.events if one.kind == "store"} | fields
    ) - {""}


def _is_out(way: Ending) -> bool:
    """Say whether a way leaves the screen or the app, and shows no other one."""
    kinds = {one.kind for one in way.events}
    return _EXIT in kinds and not kinds & _SHOWN
