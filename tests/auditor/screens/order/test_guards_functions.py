"""Function objects that many classes of an app are like, deep ones, and ones that a shrinker merged."""

from auditor.model.vocabulary import Kleene
from tests.auditor.code.small_app import interface, kind, makes
from tests.auditor.screens.consenting_app import (
    DO_ASK,
    DO_READ,
    SHOW,
    accept,
    get,
    judge,
    put,
    refuse,
    screen_class,
    story,
)
from tests.dex_builder import OBJECT, Class, Field

GO = DO_ASK + DO_READ
NO, YES = Kleene.NO, Kleene.YES
FUNCTION = "Lkotlin/jvm/functions/Function0;"
BOX = "Ljava/lang/Boolean;"
TOLD = "Lkotlin/jvm/functions/Function1;"
IF_SET = get() + f"if-eqz v0, :no\n{GO}:no\nreturn-void"


def lazily(of_task):
    """Keep an object that reads for the acceptance, in an app with many others of its interface."""
    nothing = {f"invoke(){OBJECT}": "const/4 v0, #0\nreturn-object v0"}
    others = [kind(f"La/Other{one};", nothing, also=(FUNCTION,)) for one in range(4)]
    task = kind(
        "La/Task;",
        {f"invoke(){OBJECT}": GO + "const/4 v0, #0\nreturn-object v0"},
        also=(FUNCTION,),
    )
    shape = interface(FUNCTION, f"invoke(){OBJECT}")  # As in apps, that bring their Kotlin.
    lazy = Class(
        "La/Lazy;",
        fields=(Field("first", FUNCTION),),
        methods=kind(
            "La/Lazy;",
            {
                f"<init>({FUNCTION})V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\n"
                f"iput-object p1, p0, La/Lazy;->first:{FUNCTION}",
                "get()V": f"iget-object v0, p0, La/Lazy;->first:{FUNCTION}\n"
                f"invoke-interface {{v0}}, {FUNCTION}->invoke(){OBJECT}",
            },
        ).methods,
    )
    made = "".join(
        makes(one)
        + f"new-instance v1, La/Lazy;\ninvoke-direct {{v1, v0}}, La/Lazy;-><init>({FUNCTION})V\n"
        + "invoke-virtual {v1}, La/Lazy;->get()V\n"
        for one in (*(each.name for each in others), *(("La/Task;",) if of_task else ()))
    )
    keep = makes("La/Task;") + f"sput-object v0, La/Held;->then:{FUNCTION}\n"
    run = (
        f"sget-object v0, La/Held;->then:{FUNCTION}\n"
        f"invoke-interface {{v0}}, {FUNCTION}->invoke(){OBJECT}\n"
    )
    held = Class("La/Held;", fields=(Field("then", FUNCTION, 0x9),))
    code = story(
        screen_class(SHOW + keep + made),
        accept(run),
        refuse(),
        task,
        lazy,
        held,
        shape,
        *others,
    )
    return judge(code).read.before_consent


def test_an_object_is_not_run_where_others_of_its_interface_are():
    assert lazily(of_task=False) is NO
    assert lazily(of_task=True) is YES


def kept_deep(depth, on_refuse="nop"):
    """Set the flag so many calls below the acceptance."""
    name = "La/Deep;->put{}()V"
    methods = {
        f"static put{one}()V": "invoke-static {}, " + name.format(one + 1)
        for one in range(depth)
    }
    deep = kind("La/Deep;", {**methods, f"static put{depth}()V": put()})
    begin = "invoke-static {}, " + name.format(0) + "\n"
    code = story(
        screen_class(SHOW + IF_SET),
        accept(begin),
        refuse(begin if on_refuse == "too" else on_refuse),
        deep,
    )
    return judge(code).read.before_consent


def test_a_flag_set_below_the_bridges_of_a_compiler_guards():
    assert kept_deep(9) is NO
    assert kept_deep(9, on_refuse="too") is YES


def merged(refusal):
    """Tell one function yes or no, of a class that a shrinker merged with another function."""
    which = "La/Both;->which:I"
    both = kind(
        "La/Both;",
        {
            "<init>(I)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {which}",
            f"invoke({OBJECT}){OBJECT}": f"""
                iget v0, p0, {which}
                packed-switch v0, :cases
                const/4 v0, #0
                return-object v0
                :told
                check-cast p1, {BOX}
                invoke-virtual {{p1}}, {BOX}->booleanValue()Z
                move-result v0
                if-eqz v0, :no
                {GO}
                :no
                const/4 v0, #0
                return-object v0
                :cases
                .packed 0 :told
            """,
        },
        also=(TOLD,),
    )
    held = Class("La/Held;", fields=(Field("told", TOLD, 0x9),))

    def make(number):
        return (
            f"new-instance v0, La/Both;\nconst/4 v1, #{number}\n"
            "invoke-direct {v0, v1}, La/Both;-><init>(I)V\n"
        )

    def tell(answer):
        return (
            f"sget-object v0, La/Held;->told:{TOLD}\nsget-object v1, {BOX}->{answer}:{BOX}\n"
            f"invoke-interface {{v0, v1}}, {TOLD}->invoke({OBJECT}){OBJECT}\n"
        )

    other = make(1) + (
        f"invoke-static {{}}, Lb/Far;->rows(){OBJECT}\nmove-result-object v1\n"
        f"invoke-interface {{v0, v1}}, {TOLD}->invoke({OBJECT}){OBJECT}\n"
    )
    code = story(
        screen_class(SHOW + make(0) + f"sput-object v0, La/Held;->told:{TOLD}\n" + other),
        accept(tell("TRUE")),
        refuse(tell(refusal)),
        both,
        held,
    )
    return judge(code).read.before_consent


def test_what_a_merged_function_is_told_is_what_its_own_case_is_told():
    assert merged("FALSE") is NO
    assert merged("TRUE") is YES
