"""The texts that name the phonebook, as the result lists them."""

from collections.abc import Sequence

from auditor.facts.consent import masked
from auditor.model.access import Disclosure
from auditor.screens.mentions import Mention
from auditor.screens.statements import Topic

MOST_LISTED = 200
"""Disclosures that a result lists; more say nothing new."""
_PLACES = {"screen": "screen", "policy-asset": "policy-asset", "script": "script"}


def _about(topics: Sequence[Topic]) -> str:
    """Return the gravest of a sentence's topics: sharing, then uploading, then collecting."""
    return next((one for one in reversed(tuple(Topic)[:-1]) if one in topics), Topic.OTHER)


def make_disclosures(mentions: Sequence[Mention]) -> tuple[Disclosure, ...]:
    """Return the disclosures in order of place and language."""
    rows = [
        Disclosure(
            where=_PLACES.get(one.text.where, "string"),
            source=one.text.source,
            shown_by=None,
            screen=None,
            locale=one.text.locale,
            excerpt=masked(one.sentence),
            class_=one.statement.mode,
            about=_about(one.statement.topics),
            states=one.statement.states,
        )
        for one in mentions
    ]
    rows.sort(key=lambda one: (one.where, one.source, one.locale, one.excerpt, one.class_))
    return tuple(rows[:MOST_LISTED])
