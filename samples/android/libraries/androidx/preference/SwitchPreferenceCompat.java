package androidx.preference;

import android.content.Context;
import android.util.AttributeSet;

/** Stand-in: an entry that is on or off. */
public class SwitchPreferenceCompat extends TwoStatePreference {
    public SwitchPreferenceCompat(Context context) {
        this(context, null);
    }

    public SwitchPreferenceCompat(Context context, AttributeSet attrs) {
        super(context, attrs);
    }
}
