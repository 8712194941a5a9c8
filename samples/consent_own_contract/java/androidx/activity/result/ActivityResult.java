package androidx.activity.result;

import android.content.Intent;

/** Stand-in: what a screen answered. */
public final class ActivityResult {
    private final int resultCode;
    private final Intent data;

    public ActivityResult(int resultCode, Intent data) {
        this.resultCode = resultCode;
        this.data = data;
    }

    public int getResultCode() {
        return resultCode;
    }

    public Intent getData() {
        return data;
    }

    @Override
    public String toString() {
        return "ActivityResult{resultCode=" + resultCode + ", data=" + data + '}';
    }
}
