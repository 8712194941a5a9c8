"""Tells what methods of a library do whose names a shrinker took away, where they need not be run.

A fragment is shown and a sheet closed by machinery that is too deep to be run, and that shows nothing
but this. What closes a dialog is known by the class that keeps it and hears of its end, as
`DialogFragment` does; what carries a transaction out, by the text that it throws when done twice.
Source: the sources of androidx.fragment 1.2 to 1.8 and of Material Components 1.12.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.sites import parameter_types
from auditor.code.shrunk.reactions import reactions
from auditor.dex import opcodes

CLOSES: Final = "dismiss"
PART: Final = "part"
"""A fragment is brought up or taken away, as when a sheet closes: which of them is not told."""
DRAWS: Final = tuple(
    f"(Landroid/view/LayoutInflater;{parent}{state})Landroid/view/View;"
    for parent in ("Landroid/view/ViewGroup;", "")
    for state in ("Landroid/os/Bundle;", "")
)
"""How a fragment's view is drawn; what no fragment of an app makes use of is taken out by R8 everywhere."""
_INFLATES: Final = "(Landroid/view/LayoutInflater;Landroid/view/ViewGroup;"
_PART_OF: Final = (
    "Landroid/content/ComponentCallbacks;",
    "Landroid/view/View$OnCreateContextMenuListener;",
)
"""What the class of all fragments of androidx implements, and no other class of the library."""
_REMOVES: Final = "Landroid/view/ViewGroup;->removeView(Landroid/view/View;)V"
_COLLECTIONS: Final = ("Ljava/util/", "Ljava/lang/Object;")
NOTHING: Final = ""
"""What those methods do of which nothing is noticed."""
_HEARS: Final = (
    "Landroid/content/DialogInterface$OnCancelListener;",
    "Landroid/content/DialogInterface$OnDismissListener;",
)
_DIALOG: Final = "Landroid/app/Dialog;"
_DISMISS: Final = ("dismiss", "()V")
_FORGETS: Final = "setOnDismissListener"
_OBJECT: Final = "Ljava/lang/Object;"
_ACTIVITY: Final = "Landroid/app/Activity;"
_MOST_CALLS: Final = 3
"""So many calls a method has that only hands on to the one that closes."""


class RenamedCalls:
    """The methods of renamed libraries that stand for one event; one per app."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy

    @cached_property
    def kinds(self) -> dict[MethodNumber, str]:
        """What each such method does; it runs nothing else that a person would notice."""
        found = dict.fromkeys(self._closing(), CLOSES)
        found.update(dict.fromkeys(self._attaching(), PART))
        found.update(dict.fromkeys(self._making(), NOTHING))
        for text, kind in reactions().whole:
            for use in self.program.string_uses(text):
                if self._is_machinery(use.method):
                    for one in (use.method, *self._beside(use.method, text)):
                        found.setdefault(one, kind)
        for text in reactions().machinery:
            for use in self.program.string_uses(text):
                if self._is_machinery(use.method):
                    owner = self.program.owner(use.method)
                    found |= dict.fromkeys(self.program.methods_of_class(owner), NOTHING)
        return found

    def _beside(self, method: MethodNumber, text: str) -> Iterator[MethodNumber]:
        """Yield the methods of the same class that do what the one with a text does, by their prototypes."""
        wanted = reactions().siblings.get(text, ())
        declared = self.program.declared(self.program.owner(method))
        yield from (one for name, one in declared.items() if name.endswith(wanted))

    @cached_property
    def bases(self) -> frozenset[str]:
        """The library's own classes above an app's screens, by what their constructors name."""
        program = self.program
        parts = {one.name for one in program.manifest.components}
        found: set[str] = set()
        for text in reactions().bases:
            for use in program.string_uses(text):
                owner = program.owner(use.method)
                is_made = program.signature(use.method).startswith("<init>(")
                if is_made and self.hierarchy.is_subtype(owner, _ACTIVITY):
                    found |= {owner, *self.hierarchy.supers(owner)}
        return frozenset(one for one in found - parts if program.class_info(one) is not None)

    def is_of_bases(self, opcode: int, methods: tuple[MethodNumber, ...]) -> bool:
        """Say whether a call lets such a class do its own part: a screen's `super.onResume()`."""
        if opcode not in opcodes.INVOKE_SUPERS | opcodes.INVOKE_DIRECTS or not methods:
            return False
        return all(self.program.owner(one) in self.bases for one in methods)

    def _is_machinery(self, method: MethodNumber) -> bool:
        """Say whether a method is of no screen, listener or function, into which it would be put by a shrinker."""
        own = self.program.class_info(self.program.owner(method))
        if own is not None and own.interfaces and self._is_small(own.name):
            return False
        while own is not None and own.superclass != _OBJECT:
            own = None if own.superclass is None else self.program.class_info(own.superclass)
        return own is not None

    def _is_small(self, name: str) -> bool:
        """Say whether a class has no more methods than a function object."""
        own = [one for one in self.program.declared(name) if not one.startswith("<")]
        return len(own) <= _MOST_CALLS

    def _closing(self) -> Iterator[MethodNumber]:
        """Yield the methods that close the dialog of a fragment."""
        sites = [
            *self.program.calls_of(_DIALOG, *_DISMISS),
            *(
                one
                for one in self.program.calls_of(_DIALOG, _FORGETS)
                if self._dismisses(one.method)
            ),
        ]
        for method in dict.fromkeys(one.method for one in sites):
            owner = self.program.owner(method)
            if self._keeps_dialog(owner) and _is_told_by_switches(self._signature(method)):
                yield method
                yield from self._handing_on(owner, method)

    def _dismisses(self, method: MethodNumber) -> bool:
        """Say whether a method closes a dialog of a class that has its own way to: androidx's are closed by their own class."""
        return any(
            one.signature == "".join(_DISMISS) and self.hierarchy.is_subtype(one.owner, _DIALOG)
            for one in self.program.calls_in(method)
        )

    def _attaching(self) -> Iterator[MethodNumber]:
        """Yield the methods that bring a fragment up, and those that do nothing but call them.

        Who lets a fragment draw itself, and is none, is what manages fragments: at once, where the
        library does so, and with all that the fragment does then.
        """
        parts: dict[str, None] = {}
        drawn: dict[MethodNumber, None] = {}
        for site, part in self._drawing():
            if self._is_machinery(site.method) and not self._signature(site.method).startswith(
                "<"
            ):
                drawn[site.method] = parts[part] = None
        owners = {self.program.owner(one) for one in drawn}
        yield from drawn
        yield from self._removing(owners, frozenset(parts))
        for method in drawn:
            for site in self._callers(method):
                if self._is_machinery(site.method) and self._only_calls(site.method, owners):
                    yield site.method

    def _removing(self, owners: set[str], parts: frozenset[str]) -> Iterator[MethodNumber]:
        """Yield the methods beside those that bring a fragment up which take its view away."""
        for owner in sorted(owners):
            for signature, method in self.program.declared(owner).items():
                if parts.intersection(
                    parameter_types(signature[signature.index("(") :])
                ) and any(one.target == _REMOVES for one in self.program.calls_in(method)):
                    yield method

    @cached_property
    def fragments(self) -> frozenset[str]:
        """The class of all fragments where it lost its name: it hears what two interfaces of Android tell."""
        found = []
        for name in self.hierarchy.subtypes(_PART_OF[0]):
            info = self.program.class_info(name)
            is_whole = info is not None and set(_PART_OF) <= set(info.interfaces)
            if is_whole and info is not None and info.superclass == _OBJECT:
                found.append(name)
        return frozenset(
            one
            for one in found
            if self.hierarchy.subtypes(one) and not one.startswith(reactions().libraries)
        )

    def _making(self) -> Iterator[MethodNumber]:
        """Yield the constructors of the class of all fragments, which prepare what a fragment keeps for itself."""
        for part in sorted(self.fragments):
            for signature, method in self.program.declared(part).items():
                if signature.startswith("<init>("):
                    yield method

    def _drawing(self) -> Iterator[tuple[CallSite, str]]:
        """Yield the calls by which others let a fragment draw itself, with the class of all fragments."""
        program = self.program
        for part in sorted(self.fragments):
            for signature, method in program.declared(part).items():
                if (
                    _INFLATES in signature
                ):  # `performCreateView`, or `onCreateView` put into it.
                    above = self._callers(method)
                    yield from (
                        (one, part) for one in above if program.owner(one.method) != part
                    )
        for index, method in program.members.of_prototypes(DRAWS):
            image = program.images[index]
            owner = image.type_name(int(image.method_class[method]))
            if owner.startswith(reactions().libraries) or not self.hierarchy.subtypes(owner):
                continue
            for site in program.calls_by_id(index, method):
                inner = program.owner(site.method)
                if inner == owner:  # `performCreateView`, which others call.
                    above = self._callers(site.method)
                    yield from (
                        (one, owner) for one in above if program.owner(one.method) != owner
                    )
                elif not self._draws(inner):
                    yield site, owner

    def _callers(self, method: MethodNumber) -> list[CallSite]:
        """Return the calls that name a method."""
        owner, _, signature = self.program.text(method).partition("->")
        return list(self.program.calls_naming(owner, signature))

    def _draws(self, owner: str) -> bool:
        return any(one.endswith(DRAWS) for one in self.program.declared(owner))

    def _only_calls(self, method: MethodNumber, owners: set[str]) -> bool:
        """Say whether a method calls nothing but some classes, itself and collections."""
        own = {*owners, self.program.owner(method)}
        return all(
            (owner := one.owner) in own or owner.startswith(_COLLECTIONS)
            for one in self.program.calls_in(method)
        )

    def _signature(self, method: MethodNumber) -> str:
        return self.program.signature(method)

    def _keeps_dialog(self, owner: str) -> bool:
        """Say whether a class is the one that keeps a fragment's dialog: sheets and dialogs extend it."""
        info = self.program.class_info(owner)
        return (
            info is not None
            and not owner.startswith(reactions().libraries)
            and set(_HEARS) <= set(info.interfaces)
            and (bool(self.hierarchy.subtypes(owner)) or self._is_part(owner))
        )

    def _is_part(self, owner: str) -> bool:
        """Say whether a class is a fragment: an app's only sheet, into which R8 put the library's own class."""
        return any(self.hierarchy.is_subtype(owner, one) for one in self.fragments)

    def _handing_on(self, owner: str, closing: MethodNumber) -> Iterator[MethodNumber]:
        """Yield `dismiss()` and its like, which say by constants how to close, and what overrides them."""
        text = self.program.text(closing)
        for signature, method in self.program.declared(owner).items():
            calls = self.program.calls_in(method)
            if (
                signature.endswith("()V")
                and not signature.startswith("<")
                and len(calls) <= _MOST_CALLS
                and any(one.target == text for one in calls)
            ):
                yield method
                for below in self.hierarchy.subtypes(owner):
                    again = self.program.declared(below).get(signature)
                    if again is not None and self.hierarchy.subtypes(below):
                        yield again


def _is_told_by_switches(signature: str) -> bool:
    proto = signature[signature.index("(") :]
    return set(parameter_types(proto)) <= {"Z"} and proto.endswith(")V")
