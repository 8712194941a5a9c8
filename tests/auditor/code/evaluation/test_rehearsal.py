"""A method is run from its start where the search backward joins what never meets at run time."""

import pytest

from auditor.code.classes.values import Unknown, Uri
from tests.dex_builder import Class, Field, Method
from tests.program_builder import one_class, resolver_of, static

TEXT = "Ljava/lang/String;"
TABLE = static(
    "t",
    "(I)Ljava/lang/String;",
    """
    packed-switch p0, :cases
    const-string v0, "none"
    return-object v0
    :one
    const-string v0, "people"
    return-object v0
    :two
    const-string v0, "songs"
    return-object v0
    :cases
    .packed 1 :one :two
    """,
)
MAP = static(
    "<clinit>",
    "()V",
    """
    new-instance v0, Ljava/util/HashMap;
    invoke-direct {v0}, Ljava/util/HashMap;-><init>()V
    const-string v1, "p"
    const-string v2, "people"
    invoke-virtual {v0, v1, v2}, Ljava/util/HashMap;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    const-string v1, "s"
    const-string v2, "songs"
    invoke-virtual {v0, v1, v2}, Ljava/util/HashMap;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    sput-object v0, La/A;->M:Ljava/util/Map;
    return-void
    """,
)
LOOKS_UP = (
    "sget-object v0, La/A;->M:Ljava/util/Map;\n"
    'const-string v1, "s"\n'
    "invoke-interface {v0, v1}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;\n"
    "move-result-object v0\n"
)
SINK = "invoke-static {v0}, La/Sink;->take(Ljava/lang/Object;)V\nreturn-void"


def taken(code, *methods, fields=(), classes=(), proto="()V"):
    """Return what reaches the sink at the end of a method with some code."""
    resolver = resolver_of(
        one_class(static("m", proto, code + SINK), *methods, fields=fields), *classes
    )
    site = next(iter(resolver.program.calls_of("La/Sink;", "take")))
    register = resolver.call_at(site.method, site.pc).registers[0]
    return resolver.uri_at(site.method, site.pc, register)


@pytest.mark.parametrize(("case", "text"), [(1, "people"), (2, "songs"), (7, "none")])
def test_a_switch_gives_its_own_case(case, text):
    code = (
        f"const/4 v0, #{case}\ninvoke-static {{v0}}, La/A;->t(I)Ljava/lang/String;\n"
        "move-result-object v0\n"
    )
    assert taken(code, TABLE) == (Uri(text),)


def test_a_test_of_something_unknown_goes_both_ways():
    code = (
        "const/4 v0, #1\nif-eqz p0, :on\nconst/4 v0, #2\n:on\n"
        "invoke-static {v0}, La/A;->t(I)Ljava/lang/String;\nmove-result-object v0\n"
    )
    assert taken(code, TABLE, proto="(I)V") == (Uri("people"), Uri("songs"))


FIELDS = (Field("M", "Ljava/util/Map;", flags=9),)


def test_a_map_gives_what_stands_under_the_key():
    assert taken(LOOKS_UP, MAP, fields=FIELDS) == (Uri("songs"),)


def test_a_map_that_a_reader_changes_may_give_anything():
    changes = static(
        "c",
        "(Ljava/lang/String;)V",
        'sget-object v0, La/A;->M:Ljava/util/Map;\nconst-string v1, "s"\n'
        "invoke-interface {v0, v1, p0}, Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;\n"
        "return-void",
    )
    assert len(taken(LOOKS_UP, MAP, changes, fields=FIELDS)) > 1


def test_a_map_that_is_set_again_may_give_anything():
    sets = static(
        "c", "(Ljava/util/Map;)V", "sput-object p0, La/A;->M:Ljava/util/Map;\nreturn-void"
    )
    assert taken(LOOKS_UP, MAP, sets, fields=FIELDS) != (Uri("songs"),)


def test_objects_of_one_class_keep_their_own_fields():
    door = Class(
        "La/D;",
        fields=(Field("n", TEXT),),
        methods=(
            Method(
                "<init>",
                "(Ljava/lang/String;)V",
                "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\niput-object p1, p0, La/D;->n:Ljava/lang/String;\nreturn-void",
            ),
            Method(
                "u",
                "()Landroid/net/Uri;",
                "iget-object v0, p0, La/D;->n:Ljava/lang/String;\n"
                "invoke-static {v0}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;\n"
                "move-result-object v0\nreturn-object v0",
            ),
        ),
    )

    def makes(text, name):
        return (
            f'new-instance v0, La/D;\nconst-string v1, "content://{text}"\n'
            "invoke-direct {v0, v1}, La/D;-><init>(Ljava/lang/String;)V\n"
            f"sput-object v0, La/A;->{name}:La/D;\n"
        )

    start = static("<clinit>", "()V", makes("x", "X") + makes("y", "Y") + "return-void")
    fields = (Field("X", "La/D;", flags=9), Field("Y", "La/D;", flags=9))
    code = (
        "sget-object v0, La/A;->Y:La/D;\ninvoke-virtual {v0}, La/D;->u()Landroid/net/Uri;\n"
        "move-result-object v0\n"
    )
    assert taken(code, start, fields=fields, classes=(door,)) == (Uri("content://y"),)


def test_what_something_unknown_was_handed_is_not_known_any_more():
    code = (
        "new-instance v0, Ljava/util/ArrayList;\ninvoke-direct {v0}, Ljava/util/ArrayList;-><init>()V\n"
        'const-string v1, "people"\n'
        "invoke-virtual {v0, v1}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z\n"
        "invoke-static {v0}, Lb/Far;->edit(Ljava/util/List;)V\n"
        'const-string v1, "/"\n'
        "invoke-static {v1, v0}, Landroid/text/TextUtils;->join(Ljava/lang/CharSequence;Ljava/lang/Iterable;)Ljava/lang/String;\n"
        "move-result-object v0\n"
    )
    assert taken(code) != (Uri("people"),)
    known = code.replace("invoke-static {v0}, Lb/Far;->edit(Ljava/util/List;)V\n", "")
    assert taken(known) == (Uri("people"),)


@pytest.mark.parametrize(
    ("call", "given", "text"),
    [
        (
            "Ljava/net/URLDecoder;->decode(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            ("a%2Fb+c", "UTF-8"),
            "a/b c",
        ),
        (
            "Landroid/net/Uri;->decode(Ljava/lang/String;)Ljava/lang/String;",
            ("a%2Fb+c",),
            "a/b+c",
        ),
    ],
)
def test_library_calls_on_texts_are_known(call, given, text):
    loads = "".join(f'const-string v{at}, "{one}"\n' for at, one in enumerate(given))
    words = ", ".join(f"v{at}" for at in range(len(given)))
    code = f"{loads}invoke-static {{{words}}}, {call}\nmove-result-object v0\n"
    assert taken(code) == (Uri(text),)


def test_a_loop_that_never_ends_says_nothing():
    code = (
        ":top\nconst/4 v0, #1\nif-nez v0, :top\n"
        "invoke-static {v0}, La/A;->t(I)Ljava/lang/String;\nmove-result-object v0\n"
    )
    assert len(taken(code, TABLE)) > 1


def test_what_is_read_elsewhere_stays_unknown():
    code = "invoke-static {}, Lb/Far;->text()Ljava/lang/String;\nmove-result-object v0\n"
    (found,) = taken(code)
    assert isinstance(found, Unknown)


def test_an_extra_is_what_the_app_puts_under_its_name():
    gets = (
        'const-string v1, "place"\n'
        "invoke-virtual {p0, v1}, Landroid/content/Intent;->getStringExtra(Ljava/lang/String;)Ljava/lang/String;\n"
        "move-result-object v0\n"
    )

    def puts(name, text):
        return static(
            f"p{name}",
            "(Landroid/content/Intent;)V",
            f'const-string v0, "{name}"\nconst-string v1, "{text}"\n'
            "invoke-virtual {p0, v0, v1}, Landroid/content/Intent;->putExtra(Ljava/lang/String;Ljava/lang/String;)Landroid/content/Intent;\n"
            "return-void",
        )

    proto = "(Landroid/content/Intent;)V"
    assert taken(gets, puts("place", "people"), puts("other", "songs"), proto=proto) == (
        Uri("people"),
    )
    (found,) = taken(gets, puts("other", "songs"), proto=proto)
    assert isinstance(found, Unknown)


def test_a_tokenizer_gives_one_piece_after_the_other():
    kind = "Ljava/util/StringTokenizer;"
    take = f"invoke-virtual {{v0}}, {kind}->nextToken()Ljava/lang/String;\nmove-result-object "
    code = (
        'const-string v1, "songs;people"\nconst-string v2, ";"\n'
        f"new-instance v0, {kind}\n"
        f"invoke-direct {{v0, v1, v2}}, {kind}-><init>(Ljava/lang/String;Ljava/lang/String;)V\n"
        f"{take}v3\n{take}v0\n"
    )
    assert taken(code) == (Uri("people"),)
