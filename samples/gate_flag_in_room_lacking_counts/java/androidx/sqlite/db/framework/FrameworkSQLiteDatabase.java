package androidx.sqlite.db.framework;
import android.database.Cursor;
import android.database.sqlite.*;
import androidx.sqlite.db.*;
public final class FrameworkSQLiteDatabase implements SupportSQLiteDatabase {
    private final SQLiteDatabase delegate;
    public FrameworkSQLiteDatabase(SQLiteDatabase delegate) { this.delegate = delegate; }
    public SupportSQLiteStatement compileStatement(String sql) { return new FrameworkSQLiteStatement(delegate.compileStatement(sql)); }
    public void beginTransaction() { delegate.beginTransaction(); }
    public void endTransaction() { delegate.endTransaction(); }
    public void setTransactionSuccessful() { delegate.setTransactionSuccessful(); }
    public void execSQL(String sql) { delegate.execSQL(sql); }
    public Cursor query(String query) { return query(new SimpleSQLiteQuery(query)); }
    public Cursor query(final SupportSQLiteQuery query) {
        return delegate.rawQueryWithFactory(new SQLiteDatabase.CursorFactory() {
            public Cursor newCursor(SQLiteDatabase db, SQLiteCursorDriver driver, String table, SQLiteQuery q) { query.bindTo(new FrameworkSQLiteProgram(q)); return new SQLiteCursor(driver, table, q); }
        }, query.getSql(), new String[0], null);
    }
}
