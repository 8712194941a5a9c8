package com.rowsofroomcountedfromnon.app.data;
import android.content.Context;
import android.database.sqlite.*;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.framework.FrameworkSQLiteDatabase;
public final class LoanDatabase_Impl extends LoanDatabase {
    private volatile ConsentDao _consentDao;
    @Override protected SupportSQLiteDatabase createOpenHelper(Context context) {
        return new FrameworkSQLiteDatabase(new SQLiteOpenHelper(context, "loan.db", null, 1) {
            @Override public void onCreate(SQLiteDatabase db) { db.execSQL("CREATE TABLE IF NOT EXISTS `consent` (`id` INTEGER NOT NULL, `agreed` INTEGER NOT NULL, `at` INTEGER NOT NULL, `text` TEXT NOT NULL, PRIMARY KEY(`id`))"); }
            @Override public void onUpgrade(SQLiteDatabase db, int a, int b) { }
        }.getWritableDatabase());
    }
    @Override public ConsentDao consents() {
        if (_consentDao != null) { return _consentDao; } else { synchronized(this) { if (_consentDao == null) { _consentDao = new ConsentDao_Impl(this); } return _consentDao; } }
    }
}