package androidx.room;
import androidx.sqlite.db.SupportSQLiteStatement;
import java.util.concurrent.atomic.AtomicBoolean;
public abstract class SharedSQLiteStatement {
    private final RoomDatabase database; private final AtomicBoolean lock = new AtomicBoolean(false); private SupportSQLiteStatement stmt;
    public SharedSQLiteStatement(RoomDatabase database) { this.database = database; }
    protected abstract String createQuery();
    private SupportSQLiteStatement createNewStatement() { return database.compileStatement(createQuery()); }
    public SupportSQLiteStatement acquire() { if (lock.compareAndSet(false, true)) { if (stmt == null) stmt = createNewStatement(); return stmt; } return createNewStatement(); }
    public void release(SupportSQLiteStatement statement) { if (statement == stmt) lock.set(false); }
}
