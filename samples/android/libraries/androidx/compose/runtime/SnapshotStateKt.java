package androidx.compose.runtime;

/** Stand-in: makes states. */
public final class SnapshotStateKt {
    private SnapshotStateKt() {
    }

    public static <T> MutableState<T> mutableStateOf(final T first) {
        return new MutableState<T>() {
            private T held = first;

            @Override
            public T getValue() {
                return held;
            }

            @Override
            public void setValue(T value) {
                held = value;
            }
        };
    }
}
