"""Turns the seed list of content URIs (JSON) into `uris.toml`; run by hand when it changes.

Usage: `python make_uris.py SEED.json > uris.toml`. The seed holds one row for each public or
hidden `Uri` constant of the Android SDK with the literal that it evaluates to.
"""

import json
import sys
from pathlib import Path

HEADER = """\
# What the framework's URI constants hold, and which data that is.
# Source: AOSP, the `Uri` constants of android.provider at API level 30 and their literals,
#   evaluated; presence and levels checked against the SDK 37 signatures published as
#   @nativescript/types-android 9.1.1 (Apache-2.0). Rows marked hidden are @hide in AOSP.
# Date: 2026-11-23. Made by make_uris.py; correct the seed or this file, then run the tests.
# `data` is a word of the contract's `accesses[].data`, or "other".

"""
WORDS = {"contacts_legacy": "contacts", "contacts_picked": "contacts", "voicemail": "other"}
EXTENTS = {"user_selected": "picked"}


def main() -> None:
    """Print the table."""
    rows = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sys.stdout.write(HEADER)
    for row in sorted(
        rows, key=lambda one: (one["owner"] or "~", one["field"] or "", one["uri"])
    ):
        if row["owner"] is None:
            continue
        lines = [
            "[[uri]]",
            f'field = "{row["owner"]}->{row["field"]}"',
            f'uri = "{row["uri"]}"',
        ]
        lines.append(f'data = "{WORDS.get(row["data"], row["data"])}"')
        lines.append(f'extent = "{EXTENTS.get(row["sensitivity"], row["sensitivity"])}"')
        if row["since"]:
            lines.append(f"since = {row['since']}")
        if row["hidden"]:
            lines.append("hidden = true")
        sys.stdout.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
