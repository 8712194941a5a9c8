package androidx.compose.runtime;

/** Stand-in: what composables draw with. */
public interface Composer {
    /** Stands for a slot that holds nothing yet. */
    Object EMPTY = new Object();

    void emit(Object what);

    /** Gives what the last drawing left at this place. */
    default Object rememberedValue() {
        return EMPTY;
    }

    /** Leaves something at this place for the next drawing. */
    default void updateRememberedValue(Object value) {
        emit(value);
    }

    /** Begins what is drawn again as one. */
    default Composer startRestartGroup(int key) {
        return this;
    }

    /** Ends it, and gives whom to tell how it is drawn again. */
    default ScopeUpdateScope endRestartGroup() {
        return null;
    }
}
