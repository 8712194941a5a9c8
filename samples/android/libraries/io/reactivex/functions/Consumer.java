package io.reactivex.functions;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface Consumer<T> {
    void accept(T value) throws Exception;
}
