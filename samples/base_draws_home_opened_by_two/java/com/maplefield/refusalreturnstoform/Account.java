package com.maplefield.refusalreturnstoform;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;

/** Who is signed in. */
final class Account {
    /** Hears whom the server knows. */
    interface Known {
        void known(String token);
    }

    private Account() {
    }

    static void signIn(Context context, Known hears) {
        Handler here = new Handler(Looper.getMainLooper());
        new Thread(() -> {
            String token = Long.toString(System.nanoTime());
            context.getSharedPreferences("account", Context.MODE_PRIVATE).edit().putString("token", token).apply();
            here.post(() -> hears.known(token));
        }).start();
    }

    static boolean isThere(Context context) {
        return !context.getSharedPreferences("account", Context.MODE_PRIVATE).getString("token", "").isEmpty();
    }
}
