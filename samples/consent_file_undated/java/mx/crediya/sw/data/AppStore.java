package mx.crediya.sw.data;

import android.content.Context;
import android.content.SharedPreferences;

import org.json.JSONException;
import org.json.JSONObject;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/** Keeps the session, and the answers of the borrower in a file of their own. */
public class AppStore {
    private final SharedPreferences p;
    private final Context context;

    public AppStore(Context c) {
        context = c;
        p = c.getSharedPreferences("store", 0);
    }

    public boolean loggedIn() {
        return p.contains("session");
    }

    public void session(String s) {
        p.edit().putString("session", s).commit();
    }

    public boolean contactsConsent() {
        return p.getBoolean("consent_contacts", false);
    }

    public void saveContactsConsent(boolean ok) {
        p.edit().putBoolean("consent_contacts", ok).apply();
        try (FileOutputStream out = new FileOutputStream(new File(context.getFilesDir(), "answers.json"))) {
            out.write(new JSONObject().put("contacts", ok).toString().getBytes("UTF-8"));
        } catch (IOException | JSONException e) {
            throw new IllegalStateException(e);
        }
    }
}
