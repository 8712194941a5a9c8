package io.reactivex.rxjava3.functions;

/** Takes a value. */
public interface Consumer<T> {
    void accept(T value);
}
