package androidx.work;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class WorkRequest {
    final String worker;

    WorkRequest(Class<? extends ListenableWorker> worker) {
        this.worker = worker.getName();
    }
}
