package android.app.job;

import android.content.ComponentName;

/** Stub of the framework's class as of API 21: the members that the stories use. */
public class JobInfo {
    /** Makes a job. */
    public static final class Builder {
        public Builder(int id, ComponentName service) {
        }

        public Builder setPeriodic(long millis) {
            throw new RuntimeException("stub");
        }

        public JobInfo build() {
            throw new RuntimeException("stub");
        }
    }
}
