package androidx.room;
import android.database.Cursor;
import androidx.sqlite.db.*;
import java.util.concurrent.*;
public abstract class RoomDatabase {
    SupportSQLiteDatabase mDatabase; Executor queryExecutor = Executors.newFixedThreadPool(4);
    protected abstract SupportSQLiteDatabase createOpenHelper(android.content.Context context);
    void init(android.content.Context context) { mDatabase = createOpenHelper(context); }
    public Executor getQueryExecutor() { return queryExecutor; }
    public void beginTransaction() { mDatabase.beginTransaction(); }
    public void endTransaction() { mDatabase.endTransaction(); }
    public void setTransactionSuccessful() { mDatabase.setTransactionSuccessful(); }
    public void assertNotMainThread() { if (android.os.Looper.getMainLooper().getThread() == Thread.currentThread()) throw new IllegalStateException("Cannot access database on the main thread"); }
    public void assertNotSuspendingTransaction() { }
    public SupportSQLiteStatement compileStatement(String sql) { assertNotMainThread(); return mDatabase.compileStatement(sql); }
    public Cursor query(SupportSQLiteQuery query, android.os.CancellationSignal signal) { assertNotMainThread(); return mDatabase.query(query); }
}
