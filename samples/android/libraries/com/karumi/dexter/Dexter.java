package com.karumi.dexter;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import com.karumi.dexter.listener.single.PermissionListener;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class Dexter implements DexterBuilder.Permission, DexterBuilder.SinglePermissionListener, DexterBuilder {
    static Dexter asking;

    String name;
    PermissionListener listener;
    private final Context context;

    private Dexter(Context context) {
        this.context = context;
    }

    public static DexterBuilder.Permission withContext(Context context) {
        return new Dexter(context);
    }

    @Override
    public DexterBuilder.SinglePermissionListener withPermission(String name) {
        this.name = name;
        return this;
    }

    @Override
    public DexterBuilder withListener(PermissionListener listener) {
        this.listener = listener;
        return this;
    }

    @Override
    public void check() {
        asking = this;
        context.startActivity(new Intent(context, DexterActivity.class));
    }
}
