package io.reactivex.rxjava3.core;

/** Brings the value about once somebody waits for it. */
public interface SingleOnSubscribe<T> {
    void subscribe(SingleEmitter<T> emitter);
}
