package androidx.preference;

import android.content.Context;
import android.content.SharedPreferences;

/** Stand-in: where the settings are kept. */
public class PreferenceManager {
    private PreferenceManager() {
    }

    public static SharedPreferences getDefaultSharedPreferences(Context context) {
        return context.getSharedPreferences(
                context.getPackageName() + "_preferences", Context.MODE_PRIVATE);
    }
}
