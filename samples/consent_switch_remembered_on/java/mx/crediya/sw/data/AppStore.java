package mx.crediya.sw.data;
import android.content.Context;
import android.content.SharedPreferences;
public class AppStore {
    private final SharedPreferences p;
    public AppStore(Context c) { p = c.getSharedPreferences("store", 0); }
    public boolean loggedIn() { return p.contains("session"); }
    public void session(String s) { p.edit().putString("session", s).commit(); }
    public boolean contactsConsent() { return p.getBoolean("consent_contacts", true); }
    public void saveContactsConsent(boolean ok) { p.edit().putBoolean("consent_contacts", ok).putString("consent_version", "v3").putLong("consent_time", System.currentTimeMillis()).apply(); }
}