package com.karumi.dexter;

import com.karumi.dexter.listener.single.PermissionListener;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface DexterBuilder {
    void check();

    /** The step that takes the name. */
    interface Permission {
        SinglePermissionListener withPermission(String name);
    }

    /** The step that takes the listener. */
    interface SinglePermissionListener {
        DexterBuilder withListener(PermissionListener listener);
    }
}
