"""Whether a sentence only asks the borrower to send the app on: "Invite your contacts and earn".

It speaks of people whom the borrower may tell, and of no reading of the phonebook.
"""

from typing import Final

from auditor.sentences.terms import Hits

_DONE: Final = ("collect", "upload", "share", "ask", "enable", "leave", "consenting", "negator")
"""Words by which more is told or asked than to send the app on."""
_ELSE: Final = ("people", "entry", "outcome", "not_act", "product", "reward")
"""Words that hold such a word and are none: a loan that is *approved* for a friend."""


def only_invites(found: Hits) -> bool:
    """Say whether the words of a sentence invite others, and tell of nothing that is done with data."""
    invitations = found.get("invitation")
    if not invitations:
        return False
    first = min(one.start for one in invitations)
    asides = [*invitations, *(one for row in _ELSE for one in found.get(row, ()))]
    others = [
        *(one for row in _DONE for one in found.get(row, ())),
        # "We invite your contacts": who speaks does so.
        *(one for one in found.get("own", ()) if one.end <= first),
    ]
    return all(one.overlaps_any(asides) for one in others)
