package io.reactivex.rxjava3.plugins;

import io.reactivex.rxjava3.functions.Consumer;

import java.util.concurrent.atomic.AtomicReference;

/** Tells faults that nobody waits for to whoever was set for them. */
public final class RxJavaPlugins {
    private static final AtomicReference<Consumer<? super Throwable>> HANDLER = new AtomicReference<>();

    private RxJavaPlugins() {
    }

    public static void setErrorHandler(Consumer<? super Throwable> handler) {
        HANDLER.set(handler);
    }

    public static void onError(Throwable fault) {
        Consumer<? super Throwable> handler = HANDLER.get();
        if (handler != null) {
            handler.accept(fault);
        }
    }
}
