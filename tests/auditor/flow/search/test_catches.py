"""A handler of a missing encoding is never reached where the encoding is one that there always is."""

import pytest

from tests.dex_builder import Class, Method, Try
from tests.flow_stories import LOG, READ, TEXT, ends, find

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


def _long(handled: str, filling: int = 120) -> Class:
    """Do much in one try, then read a name into v0; where that fails the handler logs what a register holds."""
    much = "\n".join(
        f'const-string v{4 + one % 2}, "{one}"\ninvoke-static {{v4}}, La/Out;->say({TEXT})V'
        for one in range(filling)
    )
    code = (
        f'const-string v0, ""\nmove-object v3, v0\n:start\n{much}\n{READ}\n'
        f"invoke-static {{v4}}, La/Out;->say({TEXT})V\n:end\nreturn-void\n"
        f":caught\nmove-exception v1\nmove-object v0, {handled}\n{LOG}\nreturn-void"
    )
    tries = (Try(":start", ":end", (("Ljava/lang/Exception;", ":caught"),)),)
    run = Method("run", "()V", code, flags=9, registers=8, tries=tries)
    return Class("La/Main;", methods=(run,))


def test_a_handler_of_a_long_method_is_told_what_it_reads() -> None:
    assert ends(_long("v0")) == ["log"]
    assert ends(_long("v3")) == []


def test_a_handler_is_told_nothing_of_what_it_does_not_read() -> None:
    short, long = (find(_long("v0", filling)).steps for filling in (120, 240))
    assert long - short == 2 * 120
