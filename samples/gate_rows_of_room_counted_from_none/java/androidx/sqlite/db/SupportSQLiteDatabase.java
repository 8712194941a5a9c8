package androidx.sqlite.db;
import android.database.Cursor;
public interface SupportSQLiteDatabase {
    SupportSQLiteStatement compileStatement(String sql);
    void beginTransaction(); void endTransaction(); void setTransactionSuccessful();
    void execSQL(String sql);
    Cursor query(String query);
    Cursor query(SupportSQLiteQuery query);
}
