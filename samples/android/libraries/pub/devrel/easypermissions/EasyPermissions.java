package pub.devrel.easypermissions;

import android.app.Activity;
import androidx.core.app.ActivityCompat;
import java.lang.reflect.Method;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class EasyPermissions {
    private EasyPermissions() {
    }

    public static void requestPermissions(Activity host, String why, int code, String... names) {
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
