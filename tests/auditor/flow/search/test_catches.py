"""A handler of a missing encoding is never reached where the encoding is one that there always is."""

import pytest

from tests.dex_builder import Class, Method, Try
from tests.flow_stories import LOG, READ, TEXT, ends

MISSING = "Ljava/io/UnsupportedEncodingException;"


def _asked(encoding: str, caught: str = MISSING) -> Class:
    """Ask for a name's bytes, and log the name where that fails."""
    code = (
        f'{READ}\nconst-string v2, "{encoding}"\n:start\n'
        f"invoke-virtual {{v0, v2}}, {TEXT}->getBytes({TEXT})[B\n:end\nreturn-void\n"
        f":caught\nmove-exception v3\n{LOG}\nreturn-void"
    )
    tries = (Try(":start", ":end", ((caught, ":caught"),)),)
    run = Method("run", "()V", code, flags=9, registers=8, tries=tries)
    return Class("La/Main;", methods=(run,))


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "ISO-8859-1"])
def test_an_encoding_that_there_always_is_is_not_missing(encoding: str) -> None:
    assert ends(_asked(encoding)) == []
    assert ends(_asked(encoding, "Ljava/lang/Exception;")) == ["log"]
    assert ends(_asked(f"x-{encoding}")) == ["log"]
