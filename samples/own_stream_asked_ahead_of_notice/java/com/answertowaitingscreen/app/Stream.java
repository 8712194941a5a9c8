package com.answertowaitingscreen.app;

/** Values to come: each stage of a chain hears the one before it. */
final class Stream<T> {
    /** Begins to tell values. */
    interface Source<T> {
        void start(Sink<T> sink);
    }

    private final Source<T> source;

    Stream(Source<T> source) {
        this.source = source;
    }

    void subscribe(Sink<T> sink) {
        source.start(sink);
    }

    Stream<T> filter(Fn<T, Boolean> wanted) {
        return new Stream<>(sink -> subscribe(value -> {
            if (wanted.of(value)) {
                sink.next(value);
            }
        }));
    }

    <R> Stream<R> map(Fn<T, R> made) {
        return new Stream<>(sink -> subscribe(value -> sink.next(made.of(value))));
    }

    <R> Stream<R> flatMap(Fn<T, Stream<R>> made) {
        return new Stream<>(sink -> subscribe(value -> made.of(value).subscribe(sink)));
    }
}
