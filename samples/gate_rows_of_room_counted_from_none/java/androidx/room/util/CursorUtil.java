package androidx.room.util;
import android.database.Cursor;
public final class CursorUtil {
    public static int getColumnIndexOrThrow(Cursor c, String name) { int i = c.getColumnIndex(name); if (i >= 0) return i; i = c.getColumnIndex("`" + name + "`"); if (i >= 0) return i; throw new IllegalArgumentException("column '" + name + "' does not exist."); }
}
