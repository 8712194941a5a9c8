package androidx.work;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class WorkerParameters {
}
