package androidx.preference;

import android.content.Context;
import android.util.AttributeSet;

/** Stand-in: an entry that is on or off. */
public class CheckBoxPreference extends TwoStatePreference {
    public CheckBoxPreference(Context context) {
        this(context, null);
    }

    public CheckBoxPreference(Context context, AttributeSet attrs) {
        super(context, attrs);
    }
}
