package androidx.core.content;

import android.content.Context;
import android.os.Process;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class ContextCompat {
    protected ContextCompat() {
    }

    public static int checkSelfPermission(Context context, String permission) {
        if (permission == null) {
            throw new NullPointerException("permission must be non-null");
        }
        return context.checkPermission(permission, Process.myPid(), Process.myUid());
    }
}
