package androidx.work;

import android.content.Context;
import android.os.Handler;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class WorkManager {
    private final Context context;

    private WorkManager(Context context) {
        this.context = context.getApplicationContext();
    }

    public static WorkManager getInstance(Context context) {
        return new WorkManager(context);
    }

    public void enqueue(final WorkRequest request) {
        new Handler().postDelayed(new Runnable() {
            @Override
            public void run() {
                start(request.worker);
            }
        }, 1000);
    }

    private void start(String worker) {
        try {
            ((ListenableWorker) Class.forName(worker)
                    .getConstructor(Context.class, WorkerParameters.class)
                    .newInstance(context, new WorkerParameters())).startWork();
        } catch (Exception error) {
            throw new IllegalStateException(worker, error);
        }
    }
}
