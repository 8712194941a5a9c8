package androidx.sqlite.db;
public final class SimpleSQLiteQuery implements SupportSQLiteQuery {
    private final String query;
    public SimpleSQLiteQuery(String query) { this.query = query; }
    public String getSql() { return query; }
    public void bindTo(SupportSQLiteProgram s) { }
    public int getArgCount() { return 0; }
}
