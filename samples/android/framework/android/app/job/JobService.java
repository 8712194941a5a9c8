package android.app.job;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stub of the framework's class as of API 21: the members that the stories use. */
public abstract class JobService extends Service {
    public abstract boolean onStartJob(JobParameters parameters);

    public abstract boolean onStopJob(JobParameters parameters);

    @Override
    public final IBinder onBind(Intent intent) {
        throw new RuntimeException("stub");
    }
}
