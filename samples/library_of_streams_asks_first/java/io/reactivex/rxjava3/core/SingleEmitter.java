package io.reactivex.rxjava3.core;

/** Is given the one value, or the fault. */
public interface SingleEmitter<T> {
    void onSuccess(T value);

    void onError(Throwable fault);
}
