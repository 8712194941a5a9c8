package android.app.job;

/** Stub of the framework's class as of API 21. */
public class JobParameters {
}
