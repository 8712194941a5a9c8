package androidx.room;
import androidx.sqlite.db.*;
import java.util.Map;
import java.util.TreeMap;
public final class RoomSQLiteQuery implements SupportSQLiteQuery, SupportSQLiteProgram {
    private static final TreeMap<Integer, RoomSQLiteQuery> queryPool = new TreeMap<>();
    private volatile String query; private final int capacity; private long[] longs; private String[] strings; private int[] types; private int count;
    private RoomSQLiteQuery(int capacity) { this.capacity = capacity; longs = new long[capacity + 1]; strings = new String[capacity + 1]; types = new int[capacity + 1]; }
    public void init(String query, int count) { this.query = query; this.count = count; }
    public static RoomSQLiteQuery acquire(String query, int argumentCount) {
        synchronized (queryPool) {
            Map.Entry<Integer, RoomSQLiteQuery> entry = queryPool.ceilingEntry(argumentCount);
            if (entry != null) { queryPool.remove(entry.getKey()); RoomSQLiteQuery q = entry.getValue(); q.init(query, argumentCount); return q; }
        }
        RoomSQLiteQuery q = new RoomSQLiteQuery(argumentCount); q.init(query, argumentCount); return q;
    }
    public void release() { synchronized (queryPool) { queryPool.put(capacity, this); } }
    public String getSql() { if (query == null) throw new IllegalStateException("Required value was null."); return query; }
    public int getArgCount() { return count; }
    public void bindTo(SupportSQLiteProgram s) { for (int i = 1; i <= count; i++) { if (types[i] == 1) s.bindNull(i); else if (types[i] == 2) s.bindLong(i, longs[i]); else s.bindString(i, strings[i]); } }
    public void bindNull(int i) { types[i] = 1; }
    public void bindLong(int i, long v) { types[i] = 2; longs[i] = v; }
    public void bindString(int i, String v) { types[i] = 4; strings[i] = v; }
}
