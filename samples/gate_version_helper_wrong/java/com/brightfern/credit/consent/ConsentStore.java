package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import android.text.TextUtils;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static final String VERSION = "consent_version";

    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isAgreed() {
        return isMissing();
    }

    private boolean isMissing() {
        return TextUtils.isEmpty(version());
    }

    private String version() {
        return kept.getString(VERSION, "");
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putString(VERSION, agreed ? "2024-05" : "").apply();
    }
}
