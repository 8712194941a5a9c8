package android.app.job;

/** Stub of the framework's class as of API 21: the members that the stories use. */
public abstract class JobScheduler {
    public abstract int schedule(JobInfo job);
}
