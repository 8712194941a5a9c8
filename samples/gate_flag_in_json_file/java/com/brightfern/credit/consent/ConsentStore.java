package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final Context context;

    public ConsentStore(Context context) {
        this.context = context;
    }

    public boolean isAgreed() {
        try (FileInputStream in = context.openFileInput("consent.json")) {
            byte[] all = new byte[in.available()];
            in.read(all);
            return new JSONObject(new String(all, "UTF-8")).optBoolean("agreed", false);
        } catch (IOException | JSONException error) {
            return false;
        }
    }

    public void setAgreed(boolean agreed) {
        try (FileOutputStream out = context.openFileOutput("consent.json", Context.MODE_PRIVATE)) {
            out.write(new JSONObject().put("agreed", agreed).toString().getBytes("UTF-8"));
        } catch (IOException | JSONException error) {
            throw new IllegalStateException(error);
        }
    }
}
