"""Reads from the shelf what the framework's URI constants and URI-making calls hold."""

from collections.abc import Mapping
from functools import cache

from auditor.code.classes.values import HOLE, Text, Unknown, Uri
from auditor.data.shelf import bad_entry, read_table


@cache
def framework_uris() -> Mapping[str, Uri]:
    """Return the URI of each constant: `Landroid/provider/…;->CONTENT_URI` to its literal."""
    found = {}
    for row in read_table("contacts/uris")["uri"]:
        if not {"field", "uri"} <= row.keys():
            raise bad_entry("contacts/uris", str(row), "needs field and uri")
        found[row["field"]] = Uri(row["uri"])
    return found


@cache
def framework_texts() -> Mapping[str, Text]:
    """Return the strings of constants that compilers mostly copy, by class and name."""
    texts = read_table("contacts/doors")["texts"]
    return {field: Text(text) for field, text in texts.items()}


@cache
def made_uris() -> Mapping[str, Uri]:
    """Return what framework calls give, by the method's text; `?` in the table is a hole."""
    found = {}
    for row in read_table("contacts/doors")["maker"]:
        text = row["uri"].replace("?", HOLE)
        holes = (Unknown("an argument of the call"),) * text.count(HOLE)
        found[row["method"]] = Uri(text, holes)
    return found
