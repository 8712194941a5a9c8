package com.rowsofroomcounted.app.data;
import android.database.Cursor;
import android.os.CancellationSignal;
import androidx.room.*;
import androidx.room.util.*;
import androidx.sqlite.db.SupportSQLiteStatement;
import java.util.concurrent.Callable;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
public final class ConsentDao_Impl implements ConsentDao {
    private final RoomDatabase __db;
    private final EntityInsertionAdapter<ConsentRow> __insertionAdapterOfConsentRow;
    public ConsentDao_Impl(final RoomDatabase __db) {
        this.__db = __db;
        this.__insertionAdapterOfConsentRow = new EntityInsertionAdapter<ConsentRow>(__db) {
            @Override protected String createQuery() { return "INSERT OR REPLACE INTO `consent` (`id`,`agreed`,`at`,`text`) VALUES (?,?,?,?)"; }
            @Override protected void bind(final SupportSQLiteStatement statement, final ConsentRow entity) {
                statement.bindLong(1, entity.getId());
                final int _tmp = entity.getAgreed() ? 1 : 0;
                statement.bindLong(2, _tmp);
                statement.bindLong(3, entity.getAt());
                statement.bindString(4, entity.getText());
            }
        };
    }
    @Override public Object save(final ConsentRow row, final Continuation<? super Unit> $completion) {
        return CoroutinesRoom.execute(__db, true, new Callable<Unit>() {
            @Override public Unit call() throws Exception {
                __db.beginTransaction();
                try { __insertionAdapterOfConsentRow.insert(row); __db.setTransactionSuccessful(); return Unit.INSTANCE; } finally { __db.endTransaction(); }
            }
        }, $completion);
    }
    @Override public Object find(final Continuation<? super ConsentRow> $completion) {
        final String _sql = "SELECT * FROM consent WHERE id = 1";
        final RoomSQLiteQuery _statement = RoomSQLiteQuery.acquire(_sql, 0);
        final CancellationSignal _cancellationSignal = DBUtil.createCancellationSignal();
        return CoroutinesRoom.execute(__db, false, _cancellationSignal, new Callable<ConsentRow>() {
            @Override public ConsentRow call() throws Exception {
                final Cursor _cursor = DBUtil.query(__db, _statement, false, null);
                try {
                    final int _cursorIndexOfId = CursorUtil.getColumnIndexOrThrow(_cursor, "id");
                    final int _cursorIndexOfAgreed = CursorUtil.getColumnIndexOrThrow(_cursor, "agreed");
                    final int _cursorIndexOfAt = CursorUtil.getColumnIndexOrThrow(_cursor, "at");
                    final int _cursorIndexOfText = CursorUtil.getColumnIndexOrThrow(_cursor, "text");
                    final ConsentRow _result;
                    if (_cursor.moveToFirst()) {
                        final long _tmpId;
                        _tmpId = _cursor.getLong(_cursorIndexOfId);
                        final boolean _tmpAgreed;
                        final int _tmp;
                        _tmp = _cursor.getInt(_cursorIndexOfAgreed);
                        _tmpAgreed = _tmp != 0;
                        final long _tmpAt;
                        _tmpAt = _cursor.getLong(_cursorIndexOfAt);
                        final String _tmpText;
                        _tmpText = _cursor.getString(_cursorIndexOfText);
                        _result = new ConsentRow(_tmpId,_tmpAgreed,_tmpAt,_tmpText);
                    } else {
                        _result = null;
                    }
                    return _result;
                } finally { _cursor.close(); _statement.release(); }
            }
        }, $completion);
    }
    @Override public Object count(final Continuation<? super Integer> $completion) {
        final String _sql = "SELECT COUNT(*) FROM consent";
        final RoomSQLiteQuery _statement = RoomSQLiteQuery.acquire(_sql, 0);
        final CancellationSignal _cancellationSignal = DBUtil.createCancellationSignal();
        return CoroutinesRoom.execute(__db, false, _cancellationSignal, new Callable<Integer>() {
            @Override public Integer call() throws Exception {
                final Cursor _cursor = DBUtil.query(__db, _statement, false, null);
                try {
                    final Integer _result;
                    if (_cursor.moveToFirst()) { final int _tmp; _tmp = _cursor.getInt(0); _result = _tmp; } else { _result = null; }
                    return _result;
                } finally { _cursor.close(); _statement.release(); }
            }
        }, $completion);
    }
}