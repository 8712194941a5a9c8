package androidx.lifecycle;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface Observer<T> {
    void onChanged(T value);
}
