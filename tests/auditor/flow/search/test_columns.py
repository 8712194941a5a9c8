"""What lies in one column of the app's own table is not what is read from another."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static

DATABASE = "Landroid/database/sqlite/SQLiteDatabase;"
VALUES = "Landroid/content/ContentValues;"
CURSOR = "Landroid/database/Cursor;"
ALL = f"rawQuery({TEXT}[{TEXT}){CURSOR}"
PUT = (
    f"{READ}\nnew-instance v3, {VALUES}\ninvoke-direct {{v3}}, {VALUES}-><init>()V\n"
    f'const-string v4, "Name"\ninvoke-virtual {{v3, v4, v0}}, {VALUES}->put({TEXT}{TEXT})V\n'
    'const-string v4, "note"\nconst-string v0, "word"\n'
    f"invoke-virtual {{v3, v4, v0}}, {VALUES}->put({TEXT}{TEXT})V\n"
    'const-string v4, "people"\nconst/4 v5, #0\n'
    f"invoke-virtual {{v6, v4, v5, v3}}, {DATABASE}->insert({TEXT}{TEXT}{VALUES})J"
)


def _made(statement: str = "create table people (_id integer, name text, note text)") -> Class:
    """What creates the table."""
    code = f'const-string v4, "{statement}"\ninvoke-virtual {{v6, v4}}, {DATABASE}->execSQL({TEXT})V'
    return run(code, name="La/Opens;")


def _asked(statement: str = "select * from people") -> str:
    """Code that has the rows of a query in v2."""
    return (
        f'const-string v4, "{statement}"\nconst/4 v5, #0\n'
        f"invoke-virtual {{v6, v4, v5}}, {DATABASE}->{ALL}\nmove-result-object v2\n"
    )


def _told(column: str | None, *, rows: str = "v2") -> str:
    """Code that logs a column of rows, by its name or as the first."""
    place = "const/4 v1, #0\n"
    if column is not None:
        place = (
            f'const-string v4, "{column}"\ninvoke-interface {{{rows}, v4}}, {CURSOR}->getColumnIndex({TEXT})I\n'
            "move-result v1\n"
        )
    return (
        f"{place}invoke-interface {{{rows}, v1}}, {CURSOR}->getString(I){TEXT}\n"
        f"move-result-object v0\n{LOG}"
    )


KEPT, TOLD = ["database"], ["database", "log"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [("name", TOLD), ("NAME", TOLD), ("note", KEPT), (None, TOLD), ("other", TOLD)],
)
def test_a_column_that_is_asked_for_by_its_name_holds_what_was_put_there(
    column, expected
) -> None:
    assert (
        ends(run(PUT), _made(), run(f"{_asked()}{_told(column)}", name="La/Later;")) == expected
    )


@pytest.mark.parametrize(
    "statement", ["select name AS note from people", "select name as who from people"]
)
@pytest.mark.parametrize("column", ["note", "who"])
def test_a_statement_that_renames_columns_leaves_all_of_them(statement, column) -> None:
    taker = run(f"{_asked(statement)}{_told(column)}", name="La/Later;")
    assert ends(run(PUT), _made(), taker) == TOLD


@pytest.mark.parametrize(("column", "expected"), [("name", TOLD), ("note", KEPT)])
def test_rows_that_a_method_gives_or_keeps_hold_their_columns(column, expected) -> None:
    given = Class(
        "La/Dao;",
        methods=(static("all", f"(){CURSOR}", f"{_asked()}return-object v2"),),
    )
    asked = f"invoke-static {{}}, La/Dao;->all(){CURSOR}\nmove-result-object v2\n"
    assert (
        ends(run(PUT), _made(), given, run(f"{asked}{_told(column)}", name="La/Later;"))
        == expected
    )


@pytest.mark.parametrize("column", ["name", None])
def test_rows_that_a_field_holds_are_not_lost(column) -> None:
    kept = Class(
        "La/Screen;",
        fields=(Field("rows", CURSOR, flags=PUBLIC | STATIC),),
        methods=(
            static("open", "()V", f"{_asked()}sput-object v2, La/Screen;->rows:{CURSOR}"),
            static(
                "show", "()V", f"sget-object v2, La/Screen;->rows:{CURSOR}\n{_told(column)}"
            ),
        ),
    )
    assert ends(run(PUT), _made(), kept) == TOLD


@pytest.mark.parametrize("column", ["name", None])
def test_rows_that_are_handed_on_are_not_lost(column) -> None:
    read = Method(
        "read", f"({CURSOR})V", f"{_told(column, rows='p0')}\nreturn-void", flags=PUBLIC | STATIC, registers=8
    )  # fmt: skip
    reader = Class("La/Reader;", methods=(read,))
    taker = run(
        f"{_asked()}invoke-static {{v2}}, La/Reader;->read({CURSOR})V", name="La/Later;"
    )
    assert ends(run(PUT), _made(), reader, taker) == TOLD


def test_a_statement_that_is_put_together_gives_all_columns() -> None:
    insert = (
        f'{READ}\nconst-string v3, "insert into people values("\ninvoke-virtual {{v3, v0}}, {TEXT}->concat({TEXT}){TEXT}\n'
        f"move-result-object v4\ninvoke-virtual {{v6, v4}}, {DATABASE}->execSQL({TEXT})V"
    )
    taker = run(f"{_asked()}{_told('note')}", name="La/Later;")
    assert ends(run(insert), taker) == TOLD


def test_columns_of_a_table_whose_making_is_not_seen_are_all_meant() -> None:
    taker = run(f"{_asked()}{_told('note')}", name="La/Later;")
    assert ends(run(PUT), taker) == TOLD
    assert ends(run(PUT), _made("create table people (_id integer)"), taker) == TOLD
    assert ends(run(PUT), _made(), taker) == KEPT


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("select name from people", TOLD),
        ("select note from people where name is not null", KEPT),
        ("SELECT p.`name`, note FROM people p", TOLD),
        ("select note, name from people", KEPT),
        ("select distinct upper(note) from people", TOLD),
        ("select * from people", TOLD),
    ],
)
def test_a_statement_that_lists_columns_tells_what_is_at_a_place(statement, expected) -> None:
    taker = run(f"{_asked(statement)}{_told(None)}", name="La/Later;")
    assert ends(run(PUT), _made(), taker) == expected


@pytest.mark.parametrize(
    ("columns", "expected"), [(("note",), KEPT), (("name",), TOLD), (("note", "name"), KEPT)]
)
def test_an_array_of_columns_tells_what_is_at_a_place(columns, expected) -> None:
    asked = f"query({TEXT}[{TEXT}{TEXT}[{TEXT}{TEXT}{TEXT}{TEXT}){CURSOR}"
    listed = "".join(
        f'const/4 v1, #{at}\nconst-string v0, "{one}"\naput-object v0, v5, v1\n'
        for at, one in enumerate(columns)
    )
    code = (
        f'const-string v4, "people"\nconst/4 v1, #{len(columns)}\nnew-array v5, v1, [{TEXT}\n{listed}'
        "const/4 v0, #0\nmove-object v6, v0\nmove-object v7, v0\nmove-object v8, v0\nmove-object v9, v0\n"
        f"move-object v10, v0\ninvoke-virtual/range {{v3 .. v10}}, {DATABASE}->{asked}\nmove-result-object v2\n"
    )
    later = static("run", "()V", f"{code}{_told(None)}", registers=12)
    assert ends(run(PUT), _made(), Class("La/Later;", methods=(later,))) == expected


@pytest.mark.parametrize(
    ("statement", "labels"),
    [("select count(*) from people", ("count-only",)), ("select name from people", ())],
)
def test_how_many_rows_there_are_is_a_count(statement, labels) -> None:
    flows = find(
        run(PUT), _made(), run(f"{_asked(statement)}{_told(None)}", name="La/Later;")
    ).flows
    assert [one.labels for one in flows if one.sink.kind == "log"] == [labels]


_QUERY = f"query({TEXT}[{TEXT}{TEXT}[{TEXT}{TEXT}{TEXT}{TEXT}){CURSOR}"
_BUILDER = "Landroid/database/sqlite/SQLiteQueryBuilder;"
_LONG = (
    "const/4 v5, #0\n" * 60
)  # Longer than what is looked into for each name that it is handed anyway.
_CONDITION = (
    f'{_LONG}const-string v5, "synced=0"\nconst/4 v6, #0\nmove-object v4, v6\nmove-object v7, v6\n'
    'move-object v8, v6\nconst-string v9, "_id"\n'
)
_OF_TABLE = f"{_CONDITION}move-object v3, p1\nmove-object v2, p0\ninvoke-virtual/range {{v2 .. v9}}, {DATABASE}->{_QUERY}\nmove-result-object v2\n"
_OF_BUILDER = (
    f"{_CONDITION}move-object v3, p0\ninvoke-virtual/range {{v2 .. v9}}, {_BUILDER}->query({DATABASE}[{TEXT}{TEXT}[{TEXT}{TEXT}{TEXT}{TEXT}){CURSOR}\n"
    "move-result-object v2\n"
)


@pytest.mark.parametrize(
    ("code", "table", "expected"),
    [
        (_OF_TABLE, "people", TOLD),
        (_OF_TABLE, "events", KEPT),
        (_OF_BUILDER, "people", TOLD),
    ],
    ids=["table handed on", "another table handed on", "a builder's tables"],
)
def test_a_condition_and_an_order_are_no_names_of_tables(code, table, expected) -> None:
    opens = static("open", f"({DATABASE}{TEXT})V", f"{code}{_told(None)}", registers=16)
    asks = f'const-string v4, "{table}"\ninvoke-static {{v6, v4}}, La/Rows;->open({DATABASE}{TEXT})V'
    rows = Class("La/Rows;", methods=(opens,))
    assert ends(run(PUT), _made(), rows, run(asks, name="La/Later;")) == expected


@pytest.mark.parametrize(("second", "expected"), [("people", TOLD), ("notes", KEPT)])
def test_of_two_tables_that_a_method_is_handed_each_is_asked_by_itself(
    second, expected
) -> None:
    opens = static(
        "open", f"({DATABASE}{TEXT}){TEXT}",
        f"{_OF_TABLE}const/4 v1, #0\ninvoke-interface {{v2, v1}}, {CURSOR}->getString(I){TEXT}\nmove-result-object v0\nreturn-object v0",
        registers=16,
    )  # fmt: skip
    call = f"invoke-static {{v6, v4}}, La/Rows;->open({DATABASE}{TEXT}){TEXT}"
    asks = f'const-string v4, "events"\n{call}\nconst-string v4, "{second}"\n{call}\nmove-result-object v0\n{LOG}'
    rows = Class("La/Rows;", methods=(opens,))
    assert ends(run(PUT), _made(), rows, run(asks, name="La/Later;")) == expected
