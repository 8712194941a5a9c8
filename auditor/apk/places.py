"""Finds an element of a manifest by its xpath, and writes it as a person would read it."""

import re
from typing import Final

from auditor.apk.attributes import IDS, formatted
from auditor.apk.axml import Element

_STEP: Final = re.compile(r"([^\[\]]+)(?:\[(\d+)\])?")
_NAMES: Final = {identity: name for name, identity in IDS.items()}
_LENGTH: Final = 200


def element_at(root: Element, xpath: str) -> Element | None:
    """Return the element at `/manifest/application[1]/activity[2]`; None when there is none."""
    steps = [step for step in xpath.split("/") if step]
    if not steps or steps[0].partition("[")[0] != root.tag:
        return None
    found: Element | None = root
    for step in steps[1:]:
        match = _STEP.fullmatch(step)
        if match is None or found is None:
            return None
        same = list(found.named(match[1]))
        number = int(match[2] or 1)
        found = same[number - 1] if 1 <= number <= len(same) else None
    return found


def excerpt(element: Element) -> str:
    """Write an element's start tag, at most 200 characters."""
    words = [element.tag]
    for one in element.attributes:
        known = _NAMES.get(one.resource)
        name = f"android:{known}" if known else one.name or f"0x{one.resource:08x}"
        if not known and one.resource >> 24 == 1:
            name = f"android:{name}"
        words.append(f'{name}="{formatted(one.kind, one.data, one.text)}"')
    ending = ">" if element.children else "/>"
    text = f"<{' '.join(words)}{ending}"
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
