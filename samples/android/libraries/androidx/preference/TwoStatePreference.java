package androidx.preference;

import android.content.Context;
import android.util.AttributeSet;

/** Stand-in: an entry that is on or off. */
public abstract class TwoStatePreference extends Preference {
    private boolean mChecked;

    public TwoStatePreference(Context context, AttributeSet attrs) {
        super(context, attrs);
    }

    public boolean isChecked() {
        return mChecked;
    }

    public void setChecked(boolean checked) {
        mChecked = checked;
        persistBoolean(checked);
    }

    @Override
    protected void onClick() {
        final boolean newValue = !isChecked();
        if (callChangeListener(newValue)) {
            setChecked(newValue);
        }
    }
}
