package androidx.preference;

import android.content.Context;
import android.util.AttributeSet;

import java.util.ArrayList;
import java.util.List;

/** Stand-in: all entries of a screen. */
public final class PreferenceScreen extends Preference {
    private final List<Preference> mPreferences = new ArrayList<>();

    public PreferenceScreen(Context context, AttributeSet attrs) {
        super(context, attrs);
    }

    public boolean addPreference(Preference preference) {
        return mPreferences.add(preference);
    }

    public Preference findPreference(CharSequence key) {
        for (Preference each : mPreferences) {
            if (key.equals(each.getKey())) {
                return each;
            }
        }
        return null;
    }

    Preference get(int place) {
        return mPreferences.get(place);
    }

    List<Preference> all() {
        return mPreferences;
    }
}
