"""Answers which views of a laid-out screen nobody ever sees, and which controls nobody can use.

Hidden or disabled by the layout, or by the code as the screen opens, and nothing in the app changes that.
Whatever may be shown counts as shown: a call whose view is not known may show any, and so may a helper.
Source: android.view.View (VISIBLE is 0), android.view.LayoutInflater.
"""

import re
import struct
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, ViewById
from auditor.code.evaluation.outcomes import CHOICES
from auditor.code.resolution.constants import Resolver
from auditor.model.app import View
from auditor.screens.parts.printing import contrast, grounds
from auditor.screens.parts.touches import OPENING
from auditor.screens.views.touchers import BINDINGS

SHOWING: Final = frozenset({"setVisibility", "setAlpha", "animate", "startAnimation"})
"""Methods of a view by which it may come up."""
VANISHING: Final = frozenset(
    {"setMaxHeight", "setMaxLines", "setScaleX", "setScaleY", "setTextColor", "setTextSize"}
)
"""Methods of a view that leave nothing of its words to be read if they are told a nothing."""
RESTYLING: Final = VANISHING | frozenset(
    {
        "getLayoutParams",
        "setBackground",
        "setBackgroundColor",
        "setBackgroundDrawable",
        "setBackgroundResource",
        "setHeight",
        "setLayoutParams",
        "setMinHeight",
        "setMinimumHeight",
        "setMinimumWidth",
        "setTextAppearance",
        "setWidth",
    }
)
"""Methods of a view by which it may get a size, or other colours."""
_MOVING: Final = (".Group", ".MotionLayout", ".ViewSwitcher", ".Flow", ".Layer")
"""Ends of the tags of layouts that show the views around or below them by rules of their own."""
_VISIBLE: Final = 0
_HARMLESS: Final = ("Landroid/", "Ljava/", "Lkotlin/jvm/internal/Intrinsics;")
"""Code that shows no view it is handed."""
_ANIMATOR: Final = "Animator;"
"""Ends the classes of Android's that change any property of what they are handed."""
_TAKES: Final = re.compile(r"\([^)]*L(?!java/lang/String;)[^)]*\)")
"""Parameters among which a view may be."""
_MOST_USES: Final = 40
_WORD: Final = 0xFFFFFFFF
_INK: Final = 0xFF000000
"""The bits of a colour that say how much of it there is."""
_READABLE: Final = 2
"""Letters of so many sp or dp or fewer are a line at best."""


@dataclass(slots=True)
class Sight:
    """What calls do to how a view is seen."""

    shows: bool = False
    """Something may show it."""
    hides: bool = False
    """It is hidden as the screen opens, whatever happens."""
    vanishes: bool = False
    """Nothing of its words can be read as the screen opens, if it is not given another size or colour."""
    restyles: bool = False
    """Something may give it another size, or other colours."""

    def take(self, resolver: Resolver, scope: Scope, call: Call) -> None:
        """Note a call of `SHOWING` or `RESTYLING`."""
        if call.name in RESTYLING:
            is_nothing = call.name in VANISHING and _is_nothing(resolver, scope, call)
            if is_nothing and comes_always(resolver, call):
                self.vanishes = True
            else:
                self.restyles = True
            return
        if call.name != "setVisibility":
            self.shows = True
            return
        values = resolver.argument(scope, call, 0)
        if all(isinstance(one, Number) and one.value != _VISIBLE for one in values) and values:
            self.hides = self.hides or comes_always(resolver, call)
        else:
            self.shows = True


def _is_nothing(resolver: Resolver, scope: Scope, call: Call) -> bool:
    """Say whether a view is told a length or scale of 0, a colour without ink, or letters too small for anybody."""
    values = resolver.argument(scope, call, len(call.types) - 1)
    numbers = [one.value & _WORD for one in values if isinstance(one, Number)]
    if not numbers or len(numbers) != len(values):
        return False
    if call.name == "setTextColor":
        return call.types == ("I",) and not any(one & _INK for one in numbers)
    if call.types[-1] == "F":
        sizes = [struct.unpack("<f", struct.pack("<I", one))[0] for one in numbers]
        least = _READABLE if call.name == "setTextSize" else 0
        return all(0 <= one <= least for one in sizes)
    return not any(numbers)


def comes_always(resolver: Resolver, call: Call) -> bool:
    """Say whether a call stands in what runs as a screen opens, before anything is decided."""
    program = resolver.program
    if program.signature(call.method).partition("(")[0] not in OPENING:
        return False
    instructions = program.body(call.method).instructions
    return not any(one.opcode in CHOICES for one in instructions if one.pc < call.pc)


def methods_beside(
    program: Program, owners: Iterable[str], looked_at: Container[MethodNumber]
) -> Iterator[MethodNumber]:
    """Yield further methods that get at what fields of some classes hold, as listeners of a screen do.

    A compiler gives a nested class a method to read a private field of the class around it.
    """
    found = (
        method
        for owner in owners
        for method in (*_calling(program, owner), *_reading(program, owner))
    )
    yield from dict.fromkeys(one for one in found if one not in looked_at)


def _calling(program: Program, owner: str) -> Iterator[MethodNumber]:
    """Yield the methods that call one of a class which gives an object."""
    for signature in program.members.references_to(owner):
        if signature.rpartition(")")[2].startswith("L"):
            for call in program.calls_naming(owner, signature)[:_MOST_USES]:
                yield call.method


def _reading(program: Program, owner: str) -> Iterator[MethodNumber]:
    """Yield the methods that name a field of a class."""
    for index, one in program.type_places(owner).items():
        image = program.images[index]
        for field in image.fields_of_type(one).tolist():
            for use in program.field_uses(image.field_text(field))[:_MOST_USES]:
                yield use.method


def handed_on(
    resolver: Resolver, methods: Iterable[MethodNumber], ids: Container[int]
) -> frozenset[int]:
    """Give the ids of views that code of the app is handed, which may do anything to them."""
    found: set[int] = set()
    for method in methods:
        for site in resolver.program.calls_in(method):
            owner = site.owner
            is_harmless = owner.startswith(_HARMLESS) or owner.endswith(BINDINGS)
            is_harmless = is_harmless and not owner.endswith(_ANIMATOR)
            if is_harmless or not _TAKES.search(site.target):
                continue
            call = resolver.call_at(method, site.pc)
            for index in range(len(call.types) if call is not None else 0):
                values = resolver.argument(Scope(method), call, index) if call else ()
                found.update(
                    one.id for one in values if isinstance(one, ViewById) and one.id in ids
                )
    return frozenset(found)


def never_seen(
    roots: Iterable[View],
    sights: Mapping[int, Sight],
    anything: Sight,
    faint: Container[int] = frozenset(),
) -> frozenset[int]:
    """Give the identities (`id`) of the views that nobody ever sees, those below hidden ones included.

    `sights`: of views by their ids; `anything`: what calls may do to any of them; `faint`: the
    identities of views that leave nothing to be seen (`faint_views`).
    """
    known = list(roots)
    if anything.shows or any(one.tag.endswith(_MOVING) for root in known for one in _all(root)):
        return frozenset()

    def is_hidden(view: View) -> bool:
        sight = sights.get(view.id or 0, Sight())
        is_faint = (id(view) in faint or sight.vanishes) and not (
            sight.restyles or anything.restyles
        )
        return (view.is_hidden or sight.hides or is_faint) and not sight.shows

    found: set[int] = set()
    todo = [(root, False) for root in known]
    while todo:
        view, is_above = todo.pop()
        here = is_above or is_hidden(view)
        if here:
            found.add(id(view))
        todo += [(one, here) for one in view.children]
    return frozenset(found)


def faint_views(roots: Iterable[View]) -> frozenset[int]:
    """Give the identities of views that are drawn and leave nothing to be seen, if code does not restyle them."""
    return frozenset(
        id(view)
        for root in roots
        for view, ground in grounds(root)
        if view.is_faint or contrast(view.ink, ground) == 1
    )


def _all(view: View) -> Iterator[View]:
    yield view
    for one in view.children:
        yield from _all(one)
