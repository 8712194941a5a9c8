package androidx.activity.result;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface ActivityResultCallback<O> {
    void onActivityResult(O result);
}
