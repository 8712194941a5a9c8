"""How the values of options are read."""

import click
import pytest

from auditor.cli.options import read_packs

OPTION = click.Option(["--packs"])


def packs(text: str) -> str:
    return read_packs(click.Context(click.Command("scan")), OPTION, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("auto", "auto"), ("ALL", "all"), ("cn, google-play", "cn,google-play"), ("cn,cn", "cn")],
)
def test_packs_are_ids_or_one_word_that_chooses_them(text, expected):
    assert packs(text) == expected


@pytest.mark.parametrize("text", ["", ",", "auto,cn", "../cn", "c n"])
def test_what_names_no_packs_is_refused(text):
    with pytest.raises(click.BadParameter):
        packs(text)
