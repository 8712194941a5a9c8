package io.reactivex.rxjava3.core;

import io.reactivex.rxjava3.functions.Consumer;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;

import java.util.concurrent.atomic.AtomicReference;

/** One value that comes later: what apps use of RxJava. */
public final class Single<T> {
    private final SingleOnSubscribe<T> source;

    private Single(SingleOnSubscribe<T> source) {
        this.source = source;
    }

    public static <T> Single<T> create(SingleOnSubscribe<T> source) {
        return new Single<>(source);
    }

    public void subscribe(Consumer<? super T> taker) {
        try {
            source.subscribe(new Emitter<T>(taker));
        } catch (RuntimeException fault) {
            RxJavaPlugins.onError(fault);
        }
    }

    static final class Emitter<T> implements SingleEmitter<T> {
        private final AtomicReference<Consumer<? super T>> taker;

        Emitter(Consumer<? super T> taker) {
            this.taker = new AtomicReference<>(taker);
        }

        @Override
        public void onSuccess(T value) {
            Consumer<? super T> once = taker.getAndSet(null);
            if (once != null) {
                once.accept(value);
            }
        }

        @Override
        public void onError(Throwable fault) {
            RxJavaPlugins.onError(fault);
        }
    }
}
