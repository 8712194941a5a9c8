package androidx.work;

import android.content.Context;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class Worker extends ListenableWorker {
    public Worker(Context context, WorkerParameters parameters) {
        super(context, parameters);
    }

    public abstract Result doWork();

    @Override
    public final Result startWork() {
        return doWork();
    }
}
