package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import android.text.TextUtils;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isAgreed() {
        return !TextUtils.isEmpty(kept.getString("agreed_on", ""));
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putString("agreed_on", new java.text.SimpleDateFormat("yyyy-MM-dd").format(new java.util.Date())).apply();
    }
}
