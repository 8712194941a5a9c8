package androidx.work;

import android.content.Context;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class ListenableWorker {
    private final Context context;

    public ListenableWorker(Context context, WorkerParameters parameters) {
        this.context = context;
    }

    public final Context getApplicationContext() {
        return context;
    }

    public abstract Result startWork();

    /** How work ended. */
    public static final class Result {
        private final boolean good;

        private Result(boolean good) {
            this.good = good;
        }

        public static Result success() {
            return new Result(true);
        }

        public boolean isGood() {
            return good;
        }
    }
}
