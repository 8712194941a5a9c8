"""Kotlin's `by lazy` gives what its own block gives, and null makes no URI."""

from auditor.code.classes.values import Text, Uri, plain
from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Class, Field, Method
from tests.program_builder import one_class, resolver_of, static

TAKE = "La/Sink;->take(Ljava/lang/Object;)V"
FUNCTION = "Lkotlin/jvm/functions/Function0;"
LAZY = "Lkotlin/Lazy;"
MAKE = f"Lkotlin/LazyKt;->lazy({FUNCTION}){LAZY}"
BLOCK = "Lkotlin/LazyImpl;->block:Lkotlin/jvm/functions/Function0;"

LIBRARY = (
    Class(
        FUNCTION,
        methods=(Method("invoke", "()Ljava/lang/Object;", None, PUBLIC | ABSTRACT),),
        flags=PUBLIC | INTERFACE | ABSTRACT,
    ),
    Class(
        LAZY,
        methods=(Method("getValue", "()Ljava/lang/Object;", None, PUBLIC | ABSTRACT),),
        flags=PUBLIC | INTERFACE | ABSTRACT,
    ),
    Class(
        "Lkotlin/LazyImpl;",
        interfaces=(LAZY,),
        fields=(Field("block", FUNCTION),),
        methods=(
            Method("<init>", f"({FUNCTION})V", f"iput-object p1, p0, {BLOCK}\nreturn-void"),
            Method(
                "getValue",
                "()Ljava/lang/Object;",
                f"""
                iget-object v0, p0, {BLOCK}
                invoke-interface {{v0}}, {FUNCTION}->invoke()Ljava/lang/Object;
                move-result-object v0
                return-object v0
                """,
            ),
        ),
    ),
    one_class(
        static(
            "lazy",
            f"({FUNCTION}){LAZY}",
            f"""
            new-instance v0, Lkotlin/LazyImpl;
            invoke-direct {{v0, p0}}, Lkotlin/LazyImpl;-><init>({FUNCTION})V
            return-object v0
            """,
        ),
        name="Lkotlin/LazyKt;",
    ),
)


def block(name, text):
    return Class(
        name,
        interfaces=(FUNCTION,),
        methods=(
            Method("<init>", "()V", "return-void"),
            Method(
                "invoke", "()Ljava/lang/Object;", f'const-string v0, "{text}"\nreturn-object v0'
            ),
        ),
    )


def lazily(register, name):
    return f"""
    new-instance {register}, {name}
    invoke-direct {{{register}}}, {name}-><init>()V
    invoke-static {{{register}}}, {MAKE}
    move-result-object {register}
    """


def taken(code, *classes):
    method = static("m", "()V", f"{code}\ninvoke-static {{v0}}, {TAKE}\nreturn-void")
    resolver = resolver_of(one_class(method), *classes)
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    register = resolver.call_at(site.method, site.pc).registers[0]
    return tuple(plain(one) for one in resolver.value_at(site.method, site.pc, register))


def test_each_lazy_value_is_what_its_own_block_gives():
    code = f"""
    {lazily("v1", "La/One;")}
    {lazily("v2", "La/Two;")}
    invoke-interface {{v1}}, {LAZY}->getValue()Ljava/lang/Object;
    move-result-object v0
    """

    found = taken(code, block("La/One;", "one"), block("La/Two;", "two"), *LIBRARY)

    assert found == (Text("one"),)


def test_a_lazy_of_unknown_making_is_looked_up_in_the_library():
    code = f"""
    new-instance v2, La/One;
    invoke-direct {{v2}}, La/One;-><init>()V
    new-instance v1, Lkotlin/LazyImpl;
    invoke-direct {{v1, v2}}, Lkotlin/LazyImpl;-><init>({FUNCTION})V
    invoke-interface {{v1}}, {LAZY}->getValue()Ljava/lang/Object;
    move-result-object v0
    """

    found = taken(code, block("La/One;", "one"), *LIBRARY)

    assert found == (Text("one"),)


def test_null_beside_a_path_is_no_piece_of_a_uri():
    shelf = one_class(
        static(
            "f",
            "(Ljava/lang/String;I)Landroid/net/Uri;",
            """
            if-eqz p1, :given
            const-string p0, "profile"
            :given
            const-string v0, "content://com.android.contacts"
            invoke-static {v0}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;
            move-result-object v0
            invoke-static {v0, p0}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
            move-result-object v0
            return-object v0
            """,
        ),
        name="La/Shelf;",
    )
    code = """
    const/4 v1, 0x0
    const/4 v2, 0x1
    invoke-static {v1, v2}, La/Shelf;->f(Ljava/lang/String;I)Landroid/net/Uri;
    move-result-object v0
    """

    assert taken(code, shelf) == (Uri("content://com.android.contacts/profile"),)
