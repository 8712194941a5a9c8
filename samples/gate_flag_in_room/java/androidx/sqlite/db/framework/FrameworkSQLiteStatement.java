package androidx.sqlite.db.framework;
import android.database.sqlite.SQLiteStatement;
import androidx.sqlite.db.SupportSQLiteStatement;
public final class FrameworkSQLiteStatement extends FrameworkSQLiteProgram implements SupportSQLiteStatement {
    private final SQLiteStatement delegate;
    public FrameworkSQLiteStatement(SQLiteStatement delegate) { super(delegate); this.delegate = delegate; }
    public void execute() { delegate.execute(); }
    public int executeUpdateDelete() { return delegate.executeUpdateDelete(); }
    public long executeInsert() { return delegate.executeInsert(); }
}
