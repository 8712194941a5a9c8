package androidx.compose.runtime;

/** Stand-in: such a value that can be set. */
public interface MutableState<T> extends State<T> {
    @Override
    T getValue();

    void setValue(T value);
}
