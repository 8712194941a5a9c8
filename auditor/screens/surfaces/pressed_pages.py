"""What the controls of a page of the package do with the page itself, and what they say to the app.

Source: HTML Living Standard (`onclick`, `hidden`), ECMAScript.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.code.classes.program import MethodNumber
from auditor.screens.surfaces.overheard_pages import OverheardPages
from auditor.screens.views.page_elements import Element, PageReader
from auditor.screens.views.page_scripts import (
    calls_unknown,
    functions_in,
    named_pages,
    reached_by,
    reveals_another,
    with_called,
    without_bodies,
)
from auditor.screens.views.spoken import ALERT, Said, constants_in, says_by
from auditor.screens.views.told_words import Function


@dataclass
class Pressed:
    """The controls of one page, shown by a method of the app."""

    page: PageReader
    overheard: OverheardPages
    near: MethodNumber

    @cached_property
    def functions(self) -> dict[str, tuple[Function, ...]]:
        """The functions of the page's scripts."""
        return functions_in(self.page.scripts)

    @cached_property
    def runs(self) -> dict[str, frozenset[str]]:
        """The scripts of its controls, each with the functions that it runs."""
        scripts = dict.fromkeys(one.script for one in self.page.elements)
        return {one: reached_by(one, self.functions) for one in scripts}

    @cached_property
    def _constants(self) -> dict[str, str]:
        return constants_in(self.page.scripts)

    def script(self, element: Element) -> str:
        """Return all that pressing an element runs on the page."""
        return with_called(element.script, self.functions)

    def said(self, element: Element) -> tuple[Said, ...]:
        """Return what pressing an element says that the app hears."""
        return self._heard(self.script(element), element.kind)

    def _heard(self, script: str, kind: str = "button") -> tuple[Said, ...]:
        return self.overheard.heard(kind, script, self._constants, self.near)

    def turns(self, element: Element, source: str) -> bool:
        """Say whether pressing an element leads to another page, or another part of this one, and says nothing."""
        script = self.script(element)
        if self.said(element) or element.kind == "link":
            return False
        if self._may_say_more and calls_unknown(script, self.functions):
            return False
        if any(named_pages(source, (), [script])):
            return True
        return not says_by([script], (ALERT,)) and reveals_another(
            script, self.page, element.around
        )

    @cached_property
    def _may_say_more(self) -> bool:
        """Whether a script of the page says something that the app hears, by a function that is not found perhaps."""
        return says_by(self.page.scripts, self.overheard.ways)

    def rest(self, names: Iterable[str], others: Iterable[str]) -> str:
        """Return what runs without a press of some functions: scripts of this page, and of others.

        A file of scripts that other pages name too runs there what it runs here.
        """
        return "\n".join(
            (
                without_bodies(self.page.scripts, self.functions, names),
                *self._loose,
                *(one for one in others if one not in self.page.scripts),
            )
        )

    @property
    def _loose(self) -> Iterator[str]:
        return (with_called(one, self.functions) for one in self.page.loose)

    def is_said_besides(self, element: Element, others: Iterable[str]) -> bool:
        """Say whether what a press says may be said without it too."""
        said = self.said(element)
        if not said:
            return False
        own = self.runs[element.script]
        every = dict.fromkeys((*self.page.scripts, *self._loose, *others))
        rest = without_bodies(every, self.functions, own | self._repeating)
        besides = self._heard(with_called(rest, self.functions))
        ways = {one.by for one in said}
        return any(one in said or not one.is_whole for one in besides if one.by in ways)

    @cached_property
    def _repeating(self) -> frozenset[str]:
        """The functions that say what they are told: who calls them counts, not they themselves."""
        return frozenset(
            name
            for name, found in self.functions.items()
            if any(one.parameters != ("",) for one in found)
            and any(not one.is_whole for each in found for one in self._heard(each.body))
        )
