package androidx.work;

import java.util.concurrent.TimeUnit;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class PeriodicWorkRequest extends WorkRequest {
    PeriodicWorkRequest(Class<? extends ListenableWorker> worker) {
        super(worker);
    }

    /** Makes a request. */
    public static final class Builder {
        private final Class<? extends ListenableWorker> worker;

        public Builder(Class<? extends ListenableWorker> worker, long interval, TimeUnit unit) {
            this.worker = worker;
        }

        public PeriodicWorkRequest build() {
            return new PeriodicWorkRequest(worker);
        }
    }
}
