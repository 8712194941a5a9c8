package androidx.room.util;
import android.database.Cursor;
import android.os.CancellationSignal;
import androidx.room.RoomDatabase;
import androidx.sqlite.db.SupportSQLiteQuery;
public final class DBUtil {
    public static Cursor query(RoomDatabase db, SupportSQLiteQuery sqLiteQuery, boolean maybeCopy, CancellationSignal signal) {
        Cursor cursor = db.query(sqLiteQuery, signal);
        if (maybeCopy && cursor instanceof android.database.AbstractWindowedCursor && ((android.database.AbstractWindowedCursor) cursor).getCount() < 100) return new android.database.MatrixCursor(cursor.getColumnNames(), cursor.getCount());
        return cursor;
    }
    public static CancellationSignal createCancellationSignal() { return new CancellationSignal(); }
}
