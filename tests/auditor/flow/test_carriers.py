"""What carries data without a call of the app's: maps, writers, work that runs later, tasks that fill lists."""

from dataclasses import replace

import pytest

from tests.dex_builder import Class
from tests.flow_stories import LOG, READ, TEXT, ends, holder, make, run, static, virtual


def _sent(*lines: str) -> str:
    """Read a name into v0, run some lines, and log what is in v0 then."""
    return "\n".join((READ, *lines, LOG))


def test_a_key_of_a_map_is_in_it_as_well() -> None:
    put = (
        'new-instance v2, Ljava/util/HashMap;\nconst-string v3, "x"\n'
        "invoke-virtual {v2, %s}, Ljava/util/HashMap;->put(Ljava/lang/Object;Ljava/lang/Object;)"
        "Ljava/lang/Object;\ninvoke-virtual {v2}, Ljava/util/HashMap;->keySet()Ljava/util/Set;\n"
        "move-result-object v0\ninvoke-virtual {v0}, Ljava/lang/Object;->toString()"
        f"{TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(put % "v0, v3"))) == ["log"]
    assert ends(run(_sent(put % "v3, v3"))) == []


def test_what_a_map_makes_for_a_key_is_in_the_map() -> None:
    fill = (
        'new-instance v2, Ljava/util/HashMap;\nconst-string v3, "x"\nconst/4 v4, #0\n'
        "invoke-interface {v2, v3, v4}, Ljava/util/Map;->computeIfAbsent(Ljava/lang/Object;"
        "Ljava/util/function/Function;)Ljava/lang/Object;\nmove-result-object v4\n"
        "check-cast v4, Ljava/util/List;\n"
        "invoke-interface {v4, %s}, Ljava/util/List;->add(Ljava/lang/Object;)Z\n"
        "invoke-interface {v2}, Ljava/util/Map;->toString()" + f"{TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(fill % "v0"))) == ["log"]
    assert ends(run(_sent(fill % "v3"))) == []


def test_a_writer_of_json_writes_to_what_it_was_made_of() -> None:
    writer = "Lcom/google/gson/stream/JsonWriter;"
    code = (
        f"new-instance v2, Ljava/io/StringWriter;\nnew-instance v3, {writer}\n"
        f"invoke-direct {{v3, v2}}, {writer}-><init>(Ljava/io/Writer;)V\n"
        'const-string v4, "n"\n'
        f"invoke-virtual {{v3, v4}}, {writer}->name({TEXT}){writer}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, %s}}, {writer}->value({TEXT}){writer}\n"
        f"invoke-virtual {{v2}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(code % "v0"))) == ["log"]
    assert ends(run(_sent(code % "v4"))) == []


def test_what_work_is_given_is_taken_by_its_key() -> None:
    builder, data = "Landroidx/work/Data$Builder;", "Landroidx/work/Data;"
    give = (
        f'new-instance v2, {builder}\nconst-string v3, "people"\n'
        f"invoke-virtual {{v2, v3, v0}}, {builder}->putString({TEXT}{TEXT}){builder}"
    )
    take = (
        f'const-string v3, "%s"\ninvoke-virtual {{v4, v3}}, {data}->getString({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}"
    )
    start = run(f"{READ}\n{give}")
    assert ends(start, run(take % "people", name="La/Work;")) == ["log"]
    assert ends(start, run(take % "other", name="La/Work;")) == []


def test_a_task_that_a_library_runs_fills_the_list_that_it_holds() -> None:
    list_ = "Ljava/util/List;"
    task = holder(
        "La/Task;",
        list_,
        virtual(
            "run",
            "()V",
            f"{READ}\niget-object v2, p0, La/Task;->held:{list_}\n%s"
            f"invoke-interface {{v2, v0}}, {list_}->add(Ljava/lang/Object;)Z",
        ),
        interfaces=("Ljava/lang/Runnable;",),
    )
    main = run(
        "new-instance v2, Ljava/util/ArrayList;\ninvoke-direct {v2}, Ljava/util/ArrayList;-><init>()V\n"
        + make("La/Task;", "v3", "v2", kind=list_)
        + "\nnew-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V\n"
        f"invoke-virtual {{v2}}, Ljava/util/ArrayList;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )

    def filled(between: str) -> Class:
        method = task.methods[-1]
        return replace(
            task, methods=(task.methods[0], replace(method, code=method.code % between))
        )

    assert ends(main, filled("")) == ["log"]
    assert ends(main, filled('const-string v0, "x"\n')) == []


@pytest.mark.parametrize(
    ("join", "expected"),
    [
        ("const/4 v3, #1\nnew-array v3, v3, [Ljava/lang/Object;\nconst/4 v4, #0\naput-object v0, v3, v4\nconst v4, #2130771968\n"
         f"invoke-virtual {{p0, v4, v3}}, Landroid/content/Context;->getString(I[Ljava/lang/Object;){TEXT}\nmove-result-object v0", ["log"]),
        (f"const v4, #2130771968\ninvoke-virtual {{p0, v4}}, Landroid/content/Context;->getString(I){TEXT}\nmove-result-object v0", []),
        (f'const-string v3, "hi"\ninvoke-static {{v3, v0}}, Lkotlin/jvm/internal/Intrinsics;->stringPlus({TEXT}Ljava/lang/Object;){TEXT}\nmove-result-object v0', ["log"]),
        ('const-string v3, "hi"\ninvoke-static {v3, v0}, Lkotlin/jvm/internal/Intrinsics;->areEqual(Ljava/lang/Object;Ljava/lang/Object;)Z\nmove-object v0, v3', []),
    ],
    ids=["resource", "resource without", "joined", "compared"],
)  # fmt: skip
def test_texts_with_data_in_their_gaps(join: str, expected: list[str]) -> None:
    code = f"{READ}\n{join}\n{LOG}"
    method = static("go", "(Landroid/content/Context;)V", code)
    assert ends(Class("La/Main;", methods=(method,))) == expected
