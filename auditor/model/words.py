"""Text for people, always in English and Chinese."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Words:
    """One statement for people in both languages of the reports (contract, section 3: T)."""

    en: str
    """English."""
    zh: str
    """Simplified Chinese."""

    def filled(self, **values: object) -> Self:
        """Put values into the `{name}` places of both languages."""
        return type(self)(self.en.format(**values), self.zh.format(**values))


def same(text: str) -> Words:
    """Say the same in both languages: names, numbers, quotations."""
    return Words(text, text)
