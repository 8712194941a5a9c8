package android.provider;

import android.net.Uri;

/** Stub of the framework's class as of API 31: the members that the stories use. */
public final class SimPhonebookContract {
    private SimPhonebookContract() {
    }

    /** The records of a file on the card. */
    public static final class SimRecords {
        private SimRecords() {
        }

        public static Uri getContentUri(int subscription, int file) {
            throw new RuntimeException("stub");
        }
    }

    /** The files on the card. */
    public static final class ElementaryFiles {
        public static final Uri CONTENT_URI = Uri.parse("stub");

        private ElementaryFiles() {
        }
    }
}
