package androidx.preference;

import android.content.Context;
import android.content.SharedPreferences;
import android.util.AttributeSet;

/** Stand-in: an entry of a screen of settings. */
public class Preference {
    private final Context mContext;
    private String mKey;
    private CharSequence mTitle;
    private CharSequence mSummary;
    private OnPreferenceChangeListener mOnChangeListener;
    private OnPreferenceClickListener mOnClickListener;
    SharedPreferences mPreferences;

    /** Hears that a value is about to change. */
    public interface OnPreferenceChangeListener {
        boolean onPreferenceChange(Preference preference, Object newValue);
    }

    /** Hears a click. */
    public interface OnPreferenceClickListener {
        boolean onPreferenceClick(Preference preference);
    }

    public Preference(Context context) {
        this(context, null);
    }

    public Preference(Context context, AttributeSet attrs) {
        mContext = context;
        if (attrs != null) {
            mKey = attrs.getAttributeValue("http://schemas.android.com/apk/res/android", "key");
        }
    }

    public Context getContext() {
        return mContext;
    }

    public String getKey() {
        return mKey;
    }

    public void setKey(String key) {
        mKey = key;
    }

    public void setTitle(CharSequence title) {
        mTitle = title;
    }

    public void setTitle(int titleResId) {
        setTitle(mContext.getString(titleResId));
    }

    public void setSummary(CharSequence summary) {
        mSummary = summary;
    }

    public void setSummary(int summaryResId) {
        setSummary(mContext.getString(summaryResId));
    }

    public CharSequence getTitle() {
        return mTitle;
    }

    public CharSequence getSummary() {
        return mSummary;
    }

    public void setOnPreferenceChangeListener(OnPreferenceChangeListener listener) {
        mOnChangeListener = listener;
    }

    public void setOnPreferenceClickListener(OnPreferenceClickListener listener) {
        mOnClickListener = listener;
    }

    public boolean callChangeListener(Object newValue) {
        return mOnChangeListener == null || mOnChangeListener.onPreferenceChange(this, newValue);
    }

    protected void onClick() {
    }

    void performClick() {
        onClick();
        if (mOnClickListener != null) {
            mOnClickListener.onPreferenceClick(this);
        }
    }

    protected boolean persistBoolean(boolean value) {
        mPreferences.edit().putBoolean(mKey, value).apply();
        return true;
    }
}
