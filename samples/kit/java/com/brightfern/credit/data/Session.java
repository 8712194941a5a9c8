package com.brightfern.credit.data;

import android.content.Context;
import android.content.SharedPreferences;

/** What the app remembers between launches. */
public final class Session {
    private static final String TOKEN = "token";
    private static final String LAUNCHES = "launches";

    private final SharedPreferences kept;

    public Session(Context context) {
        kept = context.getSharedPreferences("session", Context.MODE_PRIVATE);
    }

    public boolean isSignedIn() {
        return kept.getString(TOKEN, null) != null;
    }

    public void signIn(String token) {
        kept.edit().putString(TOKEN, token).apply();
    }

    public String token() {
        return kept.getString(TOKEN, "");
    }

    public void countLaunch() {
        kept.edit().putInt(LAUNCHES, kept.getInt(LAUNCHES, 0) + 1).apply();
    }
}
