"""Which words of a screen are but the title of what stands under them, and name no document elsewhere."""

from typing import Final

from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_data import names_other_data
from auditor.screens.parts.shown import Shown
from auditor.sentences.labels import names_document

_LONGEST_TITLE: Final = 40
"""Characters of the words above a text."""


def own_titles(shown: Shown) -> frozenset[Text]:
    """Return the titles of a screen that tells by itself which other data it is about.

    权限说明 (about permissions) above two sentences on camera and location heads those, and leads to no
    document. Nothing where something is linked, or where another text or a control names one too.
    """
    naming = [one for one in shown.texts if names_document(one.text, one.locale)]
    is_told = any(names_other_data(one.text) for one in shown.texts if one not in naming)
    labels = (label for one in shown.choices for label in one.labels)
    links = shown.documents or shown.unexamined or not shown.is_words_whole
    if links or not is_told or any(names_document(one.text, one.locale) for one in labels):
        return frozenset()
    short = frozenset(one for one in naming if len(one.text) <= _LONGEST_TITLE)
    return short if len(short) == len(naming) else frozenset()
