"""A coroutine that waits until somebody starts it does not run before, whatever a shrinker left of its names."""

import pytest

from tests.auditor.code.small_app import OBJECT, app, interface, kind, main, makes, number
from tests.dex_builder import ABSTRACT, PUBLIC

RESUMES = f"d({OBJECT})V"
BODY = f"i({OBJECT}){OBJECT}"
COPY = "h(Lk/Job;)Lk/Base;"
CALL_READ = makes("La/Reader;") + "\ninvoke-virtual {v0}, La/Reader;->read()V"
READER = kind("La/Reader;", {"read()V": "nop"})
BASE = kind(
    "Lk/Base;",
    {
        "toString()Ljava/lang/String;": 'const-string v0, "Continuation at "\nreturn-object v0',
        RESUMES: f"invoke-virtual {{p0, p1}}, Lk/Base;->{BODY}\nmove-result-object v0",
        BODY: None,
        COPY: None,
    },
    also=("Lk/Continuation;",),
    flags=PUBLIC | ABSTRACT,
)
BLOCK = kind(
    "La/Block;",
    {
        BODY: f"{CALL_READ}\nconst/4 v0, #0\nreturn-object v0",
        COPY: f"{makes('La/Block;')}\nreturn-object v0",
        f"f({OBJECT}{OBJECT}){OBJECT}": f"const/4 v0, #0\ninvoke-virtual {{p0, v0}}, La/Block;->{COPY}\n"
        f"move-result-object v0\ninvoke-virtual {{v0, p1}}, Lk/Base;->{RESUMES}\nconst/4 v0, #0\nreturn-object v0",
    },
    above="Lk/Base;",
)
JOB = kind(
    "Lk/Job;",
    {
        "s()V": None,
        "toString()Ljava/lang/String;": 'const-string v0, "Job is still new or active: "\nreturn-object v0',
        "g(Lk/Start;Lk/Base;)V": f"invoke-virtual {{p2, p0}}, Lk/Base;->{COPY}\nmove-result-object v0\n"
        f"invoke-virtual {{v0, p0}}, Lk/Base;->{RESUMES}",
    },
    flags=PUBLIC | ABSTRACT,
)
LAZY = kind(
    "Lk/Lazy;",
    {
        "<init>(Lk/Base;)V": "invoke-direct {p0}, Lk/Job;-><init>()V\n"
        f"invoke-virtual {{p1, p0}}, Lk/Base;->{COPY}\nmove-result-object v0\n"
        "iput-object v0, p0, Lk/Lazy;->waits:Lk/Base;",
        "s()V": f"iget-object v0, p0, Lk/Lazy;->waits:Lk/Base;\ninvoke-virtual {{v0, p0}}, Lk/Base;->{RESUMES}",
    },
    above="Lk/Job;",
)
PLAIN = kind("Lk/Plain;", {"s()V": "nop"}, above="Lk/Job;")
START = kind(
    "Lk/Start;",
    {
        "<init>(Ljava/lang/String;I)V": "invoke-direct {p0, p1, p2}, Ljava/lang/Enum;-><init>(Ljava/lang/String;I)V",
        "<clinit>()V": "".join(
            f'new-instance v0, Lk/Start;\nconst-string v1, "{name}"\nconst/4 v2, #{place}\n'
            "invoke-direct {v0, v1, v2}, Lk/Start;-><init>(Ljava/lang/String;I)V\n"
            f"sput-object v0, Lk/Start;->{field}:Lk/Start;\n"
            for place, (field, name) in enumerate((("a", "DEFAULT"), ("b", "LAZY")))
        ),
    },
    above="Ljava/lang/Enum;",
)
OTHERS = (interface("Lk/Continuation;"), BASE, BLOCK, JOB, LAZY, PLAIN, START, READER)
LAUNCH = kind(
    "Lk/Launch;",
    {
        "static launch(Lk/Start;Lk/Base;)Lk/Job;": f"{makes('Lk/Plain;')}\n"
        "invoke-virtual {v0, p0, p1}, Lk/Job;->g(Lk/Start;Lk/Base;)V\nreturn-object v0"
    },
)
MADE = f"{makes('La/Block;', 'v1')}\n"
WAITS = (
    f"{MADE}new-instance v2, Lk/Lazy;\ninvoke-direct {{v2, v1}}, Lk/Lazy;-><init>(Lk/Base;)V\n"
)
SHOWN = "invoke-virtual {v2}, Ljava/lang/Object;->toString()Ljava/lang/String;\n"
LAUNCHED = f"{MADE}sget-object v3, Lk/Start;->%s:Lk/Start;\n%s\n"
CALLED = "invoke-static {v3, v1}, Lk/Launch;->launch(Lk/Start;Lk/Base;)Lk/Job;\nmove-result-object v2"
INLINED = (
    f"{makes('Lk/Plain;', 'v2')}\ninvoke-virtual {{v2, v3, v1}}, Lk/Job;->g(Lk/Start;Lk/Base;)V"
)


@pytest.mark.parametrize(
    ("code", "runs"),
    [
        (WAITS, False),
        (WAITS + SHOWN, False),
        (WAITS + SHOWN + "invoke-virtual {v2}, Lk/Job;->s()V", True),
        (WAITS + "sput-object v2, La/Main;->job:Lk/Job;", False),
        (LAUNCHED % ("a", CALLED) + SHOWN, True),
        (LAUNCHED % ("b", CALLED) + SHOWN, False),
        (LAUNCHED % ("b", CALLED) + "invoke-virtual {v2}, Lk/Job;->s()V", True),
        (LAUNCHED % ("a", INLINED) + SHOWN, True),
        (LAUNCHED % ("b", INLINED) + SHOWN, False),
    ],
    ids=[
        "made", "shown", "started", "kept", "launched", "launched-lazily",
        "launched-and-started", "inlined", "inlined-lazily",
    ],
)  # fmt: skip
def test_a_block_that_waits_runs_once_its_job_is_started(code: str, runs: bool) -> None:
    found = app(main(code), LAUNCH, *OTHERS)
    asked = number(found, f"La/Block;->{BODY}")
    assert (found.reach.from_entry(asked) is not None) is runs
    assert found.reach.never_runs(asked) is not runs
