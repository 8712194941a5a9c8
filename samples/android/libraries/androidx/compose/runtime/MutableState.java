package androidx.compose.runtime;

/** Stand-in: a value whose change draws again. */
public interface MutableState<T> {
    T getValue();

    void setValue(T value);
}
