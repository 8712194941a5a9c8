package androidx.compose.runtime;

/** Stand-in: a value that is drawn again as it changes. */
public interface State<T> {
    T getValue();
}
