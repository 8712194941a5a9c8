package com.brightfern.credit.draft;

import android.content.Context;
import android.content.SharedPreferences;

import androidx.security.crypto.EncryptedSharedPreferences;

/** Keeps what the borrower began, encrypted. */
public final class Draft {
    private final SharedPreferences store;

    public Draft(Context context) {
        store = open(context);
    }

    private static SharedPreferences open(Context context) {
        try {
            return EncryptedSharedPreferences.create(context, "draft", "_androidx_master_key_");
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    public void keep(String key, String text) {
        store.edit().putString(key, text).apply();
    }
}
