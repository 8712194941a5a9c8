package androidx.room;
import android.content.Context;
public final class Room {
    public static <T extends RoomDatabase> T create(Context context, Class<T> klass) {
        try { T db = (T) Class.forName(klass.getName() + "_Impl", true, klass.getClassLoader()).getDeclaredConstructor().newInstance(); db.init(context); return db; }
        catch (Exception e) { throw new RuntimeException("Cannot find implementation for " + klass.getCanonicalName(), e); }
    }
}
