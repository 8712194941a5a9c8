"""What kinds of data, permissions and languages are called in the languages of the reports."""

from auditor.data.shelf import bad_entry, read_table
from auditor.model.words import Words, same

TABLE = "names"


def name_of(section: str, key: str) -> Words:
    """Name one thing of a section (`data`, `surveillance`, `sink`, `language`).

    A key without an entry is printed as it is. Raises `BadData`.
    """
    entry = read_table(TABLE).get(section, {}).get(key)
    if entry is None:
        return same(key.replace("_", " "))
    if not isinstance(entry, dict) or not {"en", "zh"} <= entry.keys():
        raise bad_entry(TABLE, f"{section}.{key}", "is no text in both languages")
    return Words(str(entry["en"]), str(entry["zh"]))
