"""Every table of the shelf says where it is from and when it was read."""

import re
import tomllib

DATED_SOURCE = re.compile(
    r"^# (?:Source|Sources):.*?\d{4}-\d{2}-\d{2}", re.DOTALL | re.MULTILINE
)


def test_every_table_names_its_source_and_its_date(files, root):
    tables = [name for name in files if name.parts[:2] == ("auditor", "data")]
    silent = []
    for name in tables:
        if name.suffix != ".toml":
            continue
        text = (root / name).read_text("utf-8")
        head = "\n".join(line for line in text.splitlines()[:15] if line.startswith("#"))
        fields = tomllib.loads(text)
        if not DATED_SOURCE.search(head) and not {"source", "last_checked"} <= fields.keys():
            silent.append(str(name))
    assert silent == []
