"""Small pure methods are run on known arguments; anything else stops the machine."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.values import Number, Octets, Text, Unknown
from auditor.code.evaluation.interpreter import run_method
from auditor.code.resolution.constants import Resolver
from tests.dex_builder import Class, Field, Method
from tests.program_builder import one_class, program_of, resolver_of, static

XOR = """
    invoke-virtual {p0}, Ljava/lang/String;->toCharArray()[C
    move-result-object v0
    const/4 v1, #0
    :top
    array-length v2, v0
    if-ge v1, v2, :out
    aget-char v2, v0, v1
    xor-int v2, v2, p1
    int-to-char v2, v2
    aput-char v2, v0, v1
    add-int/lit8 v1, v1, #1
    goto :top
    :out
    new-instance v1, Ljava/lang/String;
    invoke-direct {v1, v0}, Ljava/lang/String;-><init>([C)V
    return-object v1
"""
DECRYPT = static("d", "(Ljava/lang/String;I)Ljava/lang/String;", XOR)


def hidden(text, key):
    return "".join(chr(ord(one) ^ key) for one in text)


def run(*methods, arguments, name=None, classes=(), fields=()):
    program = program_of(one_class(*methods, fields=fields), *classes)
    first = methods[0]
    number = program.method(f"La/A;->{name or first.name}{first.proto}")
    return run_method(program, Hierarchy(program), number, arguments)


def test_a_loop_over_characters_decrypts():
    assert run(DECRYPT, arguments=(Text(hidden("contacts", 7)), Number(7))) == Text("contacts")


def test_the_resolver_runs_a_decryptor_that_it_cannot_see_through():
    secret = hidden("content://com.android.contacts/data", 3)
    use = static(
        "m",
        "()V",
        f"""
        const-string v0, {secret!a}
        const/4 v1, #3
        invoke-static {{v0, v1}}, La/A;->d(Ljava/lang/String;I)Ljava/lang/String;
        move-result-object v0
        invoke-static {{v0}}, La/Sink;->take(Ljava/lang/Object;)V
        return-void
        """.replace(ascii(secret), '"' + secret.replace('"', '\\"') + '"'),
    )
    resolver = resolver_of(one_class(DECRYPT, use))
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    register = resolver.call_at(site.method, site.pc).registers[0]
    assert resolver.value_at(site.method, site.pc, register) == (
        Text("content://com.android.contacts/data"),
    )


def test_a_class_initialiser_that_decrypts_gives_its_field():
    secret = hidden("contacts", 3)
    start = static(
        "<clinit>",
        "()V",
        f"""
        const-string v0, "{secret}"
        const/4 v1, #3
        invoke-static {{v0, v1}}, La/A;->d(Ljava/lang/String;I)Ljava/lang/String;
        move-result-object v0
        sput-object v0, La/A;->NAME:Ljava/lang/String;
        return-void
        """,
    )
    fields = (Field("NAME", "Ljava/lang/String;", flags=9),)
    program = program_of(one_class(DECRYPT, start, fields=fields))
    resolver = Resolver(program, Hierarchy(program))
    assert resolver.field_values("La/A;->NAME:Ljava/lang/String;") == (Text("contacts"),)


def test_an_instance_method_of_an_object_that_the_initialiser_makes_is_run():
    worker = Class(
        "La/W;",
        fields=(Field("key", "I"),),
        methods=(
            Method(
                "<init>",
                "(I)V",
                "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\niput p1, p0, La/W;->key:I\nreturn-void",
            ),
            Method(
                "go",
                "(Ljava/lang/String;)Ljava/lang/String;",
                "iget v0, p0, La/W;->key:I\ninvoke-static {p1, v0}, La/A;->d(Ljava/lang/String;I)Ljava/lang/String;\nmove-result-object v0\nreturn-object v0",
            ),
        ),
    )
    start = static(
        "<clinit>",
        "()V",
        "new-instance v0, La/W;\nconst/4 v1, #5\ninvoke-direct {v0, v1}, La/W;-><init>(I)V\nsput-object v0, La/A;->W:La/W;\nreturn-void",
    )
    open_it = static(
        "o",
        "(Ljava/lang/String;)Ljava/lang/String;",
        "sget-object v0, La/A;->W:La/W;\ninvoke-virtual {v0, p0}, La/W;->go(Ljava/lang/String;)Ljava/lang/String;\nmove-result-object v0\nreturn-object v0",
    )
    fields = (Field("W", "La/W;", flags=9),)
    found = run(
        open_it,
        DECRYPT,
        start,
        arguments=(Text(hidden("data", 5)),),
        classes=(worker,),
        fields=fields,
    )
    assert found == Text("data")


def test_bytes_and_base64_are_known():
    code = """
    const/4 v0, #0
    invoke-static {p0, v0}, Landroid/util/Base64;->decode(Ljava/lang/String;I)[B
    move-result-object v0
    return-object v0
    """
    method = static("b", "(Ljava/lang/String;)[B", code)
    assert run(method, arguments=(Text("aGk="),)) == Octets(b"hi")


@pytest.mark.parametrize(
    "code",
    [
        ":top\ngoto :top",
        "invoke-static {}, Ljava/lang/System;->currentTimeMillis()J\nmove-result-wide v0\nlong-to-int v0, v0\nreturn v0",
        "const/4 v0, #0\ndiv-int v0, v0, v0\nreturn v0",
        "const/4 v0, #1\nnew-array v0, v0, [I\nconst/4 v1, #2\naget v0, v0, v1\nreturn v0",
        "invoke-static {}, La/A;->m()I\nmove-result v0\nreturn v0",
        "const v0, #0x7fffffff\nnew-array v0, v0, [I\narray-length v0, v0\nreturn v0",
    ],
    ids=["endless", "clock", "division", "bounds", "recursion", "huge"],
)
def test_what_the_machine_does_not_know_stops_it(code):
    assert run(static("m", "()I", code, registers=3), arguments=()) is None


def test_an_argument_that_is_not_known_stops_it():
    assert run(DECRYPT, arguments=(Unknown("a server"), Number(1))) is None


def test_a_switch_and_a_builder_are_run():
    code = """
    new-instance v0, Ljava/lang/StringBuilder;
    invoke-direct {v0}, Ljava/lang/StringBuilder;-><init>()V
    packed-switch p0, :table
    const-string v1, "other"
    goto :end
    :one
    const-string v1, "one"
    :end
    invoke-virtual {v0, v1}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    return-object v0
    :table
    .packed 1 :one
    """
    method = static("s", "(I)Ljava/lang/String;", code)
    assert run(method, arguments=(Number(1),)) == Text("one")
    assert run(method, arguments=(Number(9),)) == Text("other")
