package pub.devrel.easypermissions;

import android.app.Activity;
import android.content.Context;
import android.content.pm.PackageManager;
import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import java.lang.reflect.Method;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class EasyPermissions {
    private EasyPermissions() {
    }

    public static boolean hasPermissions(Context context, String... names) {
        for (String one : names) {
            if (ContextCompat.checkSelfPermission(context, one) != PackageManager.PERMISSION_GRANTED) {
                return false;
            }
        }
        return true;
    }

    public static void requestPermissions(Activity host, String why, int code, String... names) {
        if (hasPermissions(host, names)) {
            onRequestPermissionsResult(code, names, new int[names.length], host);
            return;
        }
        ActivityCompat.requestPermissions(host, names, code);
    }

    public static void onRequestPermissionsResult(
            int code, String[] names, int[] results, Object... receivers) {
        for (Object one : receivers) {
            for (Method method : one.getClass().getDeclaredMethods()) {
                AfterPermissionGranted wanted = method.getAnnotation(AfterPermissionGranted.class);
                if (wanted != null && wanted.value() == code && results.length > 0 && results[0] == 0) {
                    run(one, method);
                }
            }
        }
    }

    private static void run(Object receiver, Method method) {
        try {
            method.setAccessible(true);
            method.invoke(receiver);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
