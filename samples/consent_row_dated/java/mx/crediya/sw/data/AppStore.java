package mx.crediya.sw.data;
import android.content.ContentValues;
import android.content.Context;
import android.content.SharedPreferences;
import android.database.sqlite.SQLiteDatabase;
public class AppStore {
    private final SharedPreferences p;
    private final Context context;
    public AppStore(Context c) { context = c; p = c.getSharedPreferences("store", 0); }
    public boolean loggedIn() { return p.contains("session"); }
    public void session(String s) { p.edit().putString("session", s).commit(); }
    public boolean contactsConsent() { return p.getBoolean("consent_contacts", false); }
    public void saveContactsConsent(boolean ok) {
        p.edit().putBoolean("consent_contacts", ok).apply();
        ContentValues row = new ContentValues();
        row.put("what", "contacts");
        row.put("day", new java.text.SimpleDateFormat("yyyy-MM-dd", java.util.Locale.US).format(new java.util.Date()));
        SQLiteDatabase db = context.openOrCreateDatabase("consents", 0, null);
        db.insert("consents", null, row);
        db.close();
    }
}
