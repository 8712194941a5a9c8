package androidx.sqlite.db.framework;
import android.database.sqlite.SQLiteProgram;
import androidx.sqlite.db.SupportSQLiteProgram;
public class FrameworkSQLiteProgram implements SupportSQLiteProgram {
    private final SQLiteProgram delegate;
    public FrameworkSQLiteProgram(SQLiteProgram delegate) { this.delegate = delegate; }
    public void bindNull(int index) { delegate.bindNull(index); }
    public void bindLong(int index, long value) { delegate.bindLong(index, value); }
    public void bindString(int index, String value) { delegate.bindString(index, value); }
}
