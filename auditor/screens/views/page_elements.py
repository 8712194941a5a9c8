"""What a page of HTML shows, and what can be pressed or ticked on it, each with the script that it runs.

Source: HTML Living Standard (`onclick`, `onchange`, `checked`, `label`, `href="javascript:"`).
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_FIELDS: Final = frozenset({"input", "select", "textarea"})
_HIDDEN: Final = frozenset({"script", "style", "head", "title"})
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RULE: Final = re.compile(r"([^{}]{1,200})\{([^{}]{0,400})\}")
"""A rule of a style sheet: what it is for, and what it says."""


@dataclass(slots=True)
class Element:
    """Something on a page that can be pressed or ticked."""

    kind: str
    script: str
    words: list[str] = field(default_factory=list)
    is_ticked: bool = False
    identity: str = ""
    around: frozenset[str] = frozenset()
    """The ids of what stands around it."""
    concealed: frozenset[str] = frozenset()
    """The ids of what stands around it, or of itself, and is not shown as the page comes up."""


class PageReader(HTMLParser):
    """Reads a page into words and elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[Element] = []
        self.scripts: list[str] = []
        self.script_sources: list[str] = []
        self.loose: list[str] = []
        """What runs on other events than a press: `onload`."""
        self.labels: dict[str, str] = {}
        self.identities: set[str] = set()
        self.answerable: set[str] = set()
        """The ids of what holds a field or a control."""
        self.hints: list[str] = []
        """What fields ask for that are shown as the page comes up."""
        self._concealing: set[str] = set()
        """What the page's own style does not show: `.class` and `#id`."""
        self._open: list[tuple[str, Element | None, str]] = []
        self._around: list[str] = []
        """The ids of what is open, "" for what has none."""
        self._concealed: list[str | None] = []
        """Of what is open the ids of what is not shown as the page comes up; None for what is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and given.get("src"):
            self.script_sources.append(given["src"])
        self.loose += [one for name, one in given.items() if _is_loose(name)]
        element = _element(tag, given)
        self.identities.update(filter(None, [given.get("id")]))
        around = frozenset(filter(None, self._around))
        mine = given.get("id", "") if self._is_concealed(given) else None
        unseen = [one for one in (*self._concealed, mine) if one is not None]
        if tag in _FIELDS and not unseen:
            self.hints += filter(None, [given.get("placeholder")])
        if element is not None:
            element.around = around
            element.concealed = frozenset(unseen)
            self.elements.append(element)
            self._take_label(element)
        if element is not None or tag in _FIELDS:
            self.answerable |= around
        if tag not in _VOID:
            self._around.append(given.get("id", ""))
            self._concealed.append(mine)
            label = given.get("for", "") if tag == "label" else ""
            self._open.append((tag, element, label))

    def _take_label(self, element: Element) -> None:
        """Give a box the words of the label in which it stands (HTML: a label's first control is its own)."""
        for at, (tag, _, named) in enumerate(self._open):
            if tag == "label" and not named and element.kind == "box":
                element.identity = element.identity or f"#{len(self.elements)}"
                self._open[at] = (tag, None, element.identity)

    def _is_concealed(self, given: dict[str, str]) -> bool:
        names = {f".{one}" for one in given.get("class", "").split()} | {
            f"#{given.get('id', '')}"
        }
        return (
            "hidden" in given
            or bool(_UNSEEN.search(given.get("style", "")))
            or not names.isdisjoint(self._concealing)
        )

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open in it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:], self._around[at:], self._concealed[at:]
                return

    def handle_data(self, data: str) -> None:
        """Take words for the page, the element around them, or a script."""
        inside = {tag for tag, _, _ in self._open}
        if "style" in inside:
            self._concealing |= {
                one
                for names, rules in _RULE.findall(data)
                if _UNSEEN.search(rules)
                for one in map(str.strip, names.split(","))
            }
        if "script" in inside:
            self.scripts.append(data)
            return
        words = " ".join(data.split())
        if not words or inside & _HIDDEN:
            return
        around = next((one for _, one, _ in reversed(self._open) if one is not None), None)
        label = next((one for _, _, one in reversed(self._open) if one), "")
        if around is not None:
            around.words.append(words)
        elif label:
            self.labels[label] = f"{self.labels.get(label, '')} {words}".strip()
        else:
            self.words.append(words)


def _element(tag: str, given: dict[str, str]) -> Element | None:
    """Return what can be pressed or ticked of a tag, or None."""
    kind = given.get("type", "").lower()
    script = given.get("onclick", "") or given.get("onchange", "")
    if tag == "input" and kind in ("checkbox", "radio"):
        ticked = "checked" in given
        return Element("box", script, is_ticked=ticked, identity=given.get("id", ""))
    if tag == "button" or (tag == "input" and kind in ("button", "submit")):
        words = [given["value"]] if given.get("value") else []
        return Element("button", script, words, identity=given.get("id", ""))
    href = given.get("href", "")
    if tag == "a" and href and not script:
        script = href.partition(":")[2] if href.lower().startswith("javascript:") else ""
        return Element("button" if script else "link", script or href)
    return Element("button", script) if script else None


def _is_loose(name: str) -> bool:
    return name.startswith("on") and name not in ("onclick", "onchange")
