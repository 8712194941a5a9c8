"""Denials on a consent screen that name nothing: "Method: compared on this phone only, not uploaded", "We share it with no one".

Where nothing else is spoken of on the screen, they can only be of the phonebook that it asks for.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from auditor.facts.notice.said import Saying
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_data import names_other_data
from auditor.screens.notice.row_tellings import is_of_another_thing
from auditor.screens.notice.screen_rows import rows_of
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.firms import are_two, firms_in

_RECIPIENTS = "N5"
"""The element for which a sentence is looked through for other things that it speaks of."""


def denies_unnamed(
    one: Saying,
    topic: Topic,
    beside: Mapping[Text, Collection[Text]],
    sayings: Sequence[Saying],
) -> bool:
    """Say whether a sentence of a consent screen denies an act on what only its neighbours name: sending it, giving it away.

    `beside`: the texts of the screens on which a text stands; of others nothing is said. `sayings`: all that is said.
    """
    said = one.statement
    return (
        topic in (Topic.UPLOAD, Topic.SHARE)
        and one.text in beside
        and said.mode is Mode.DENIAL
        and topic in said.proves
        and not said.is_of_phonebook
        and not any(names_other_data(each.text) for each in beside[one.text])
        and not any(
            is_of_another_thing(row, _RECIPIENTS)
            for row in rows_of([said.excerpt], [one.text.locale])
        )
        and (topic is Topic.UPLOAD or not _may_name_who_gets_it(beside[one.text], sayings))
    )


def _may_name_who_gets_it(shown: Collection[Text], sayings: Sequence[Saying]) -> bool:
    """Say whether some texts tell, or may tell by naming two companies, who gets the phonebook: *nobody* is nobody else then."""
    firms = [each for text in shown for each in firms_in(text.text)]
    return any(are_two(pair) for pair in combinations(firms, 2)) or any(
        each.text in shown
        and _RECIPIENTS in each.statement.states
        and each.statement.mode is not Mode.DENIAL
        for each in sayings
    )
