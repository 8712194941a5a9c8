package io.reactivex;

import io.reactivex.functions.Consumer;
import io.reactivex.functions.Function;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class Observable<T> {
    public static <T> Observable<T> just(final T value) {
        return new Observable<T>() {
            @Override
            protected void each(Consumer<? super T> sink) throws Exception {
                sink.accept(value);
            }
        };
    }

    public final <R> Observable<R> map(final Function<? super T, ? extends R> mapper) {
        final Observable<T> source = this;
        return new Observable<R>() {
            @Override
            protected void each(final Consumer<? super R> sink) throws Exception {
                source.each(new Consumer<T>() {
                    @Override
                    public void accept(T value) throws Exception {
                        sink.accept(mapper.apply(value));
                    }
                });
            }
        };
    }

    public final void subscribe(Consumer<? super T> sink) {
        try {
            each(sink);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    protected abstract void each(Consumer<? super T> sink) throws Exception;
}
