package androidx.startup;

import android.content.ComponentName;
import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class InitializationProvider extends ContentProvider {
    @Override
    public boolean onCreate() {
        Context context = getContext();
        try {
            ComponentName self = new ComponentName(context.getPackageName(), InitializationProvider.class.getName());
            Bundle named = context.getPackageManager().getProviderInfo(self, PackageManager.GET_META_DATA).metaData;
            for (String name : named.keySet()) {
                if ("androidx.startup".equals(named.getString(name))) {
                    ((Initializer<?>) Class.forName(name).newInstance()).create(context);
                }
            }
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
        return true;
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String where, String[] values, String order) {
        throw new IllegalStateException("Not allowed.");
    }

    @Override
    public String getType(Uri uri) {
        throw new IllegalStateException("Not allowed.");
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
        throw new IllegalStateException("Not allowed.");
    }

    @Override
    public int delete(Uri uri, String where, String[] values) {
        throw new IllegalStateException("Not allowed.");
    }

    @Override
    public int update(Uri uri, ContentValues values, String where, String[] arguments) {
        throw new IllegalStateException("Not allowed.");
    }
}
