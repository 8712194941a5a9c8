package androidx.compose.runtime;

/** Stand-in: what composables draw with. */
public interface Composer {
    void emit(Object what);
}
