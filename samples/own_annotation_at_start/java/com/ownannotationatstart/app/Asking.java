package com.ownannotationatstart.app;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.util.Log;

import java.lang.reflect.Method;

/** Asks the system on behalf of screens, and has them go on where they say so. */
final class Asking {
    private Asking() {
    }

    static void ask(Activity screen, int code, String... names) {
        screen.requestPermissions(names, code);
    }

    static void answered(Object screen, int code, int[] results) {
        for (int one : results) {
            if (one != PackageManager.PERMISSION_GRANTED) {
                return;
            }
        }
        for (Method method : screen.getClass().getDeclaredMethods()) {
            Granted wanted = method.getAnnotation(Granted.class);
            if (wanted != null && wanted.value() == code) {
                run(screen, method);
            }
        }
    }

    private static void run(Object screen, Method method) {
        try {
            method.setAccessible(true);
            method.invoke(screen);
        } catch (ReflectiveOperationException fault) {
            Log.w("Asking", fault);
        }
    }
}
