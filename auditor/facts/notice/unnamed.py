"""Denials on a consent screen that name nothing: "Method: compared on this phone only, not uploaded".

Where nothing else is spoken of on the screen, they can only be of the phonebook that it asks for.
"""

from collections.abc import Collection, Mapping

from auditor.facts.notice.said import Saying
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_data import names_other_data
from auditor.screens.notice.row_tellings import is_of_another_thing
from auditor.screens.notice.screen_rows import rows_of
from auditor.sentences.claims import Mode, Topic

_RECIPIENTS = "N5"
"""The element for which a sentence is looked through for other things that it speaks of."""


def denies_unnamed(one: Saying, beside: Mapping[Text, Collection[Text]]) -> bool:
    """Say whether a sentence of a consent screen denies the sending of what only its neighbours name.

    `beside`: the texts of the screens on which a text stands; of others nothing is said.
    """
    said = one.statement
    return (
        one.text in beside
        and said.mode is Mode.DENIAL
        and Topic.UPLOAD in said.proves
        and not said.is_of_phonebook
        and not any(names_other_data(each.text) for each in beside[one.text])
        and not any(
            is_of_another_thing(row, _RECIPIENTS)
            for row in rows_of([said.excerpt], [one.text.locale])
        )
    )
