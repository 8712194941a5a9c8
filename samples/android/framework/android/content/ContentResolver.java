package android.content;

/** Stub of the framework's class as of API 26: what API 17 has, and the query with a Bundle. */
public abstract class ContentResolver {
    public static final String SYNC_EXTRAS_ACCOUNT = "account";
    public static final String SYNC_EXTRAS_EXPEDITED = "expedited";
    public static final String SYNC_EXTRAS_FORCE = "force";
    public static final String SYNC_EXTRAS_IGNORE_SETTINGS = "ignore_settings";
    public static final String SYNC_EXTRAS_IGNORE_BACKOFF = "ignore_backoff";
    public static final String SYNC_EXTRAS_DO_NOT_RETRY = "do_not_retry";
    public static final String SYNC_EXTRAS_MANUAL = "force";
    public static final String SYNC_EXTRAS_UPLOAD = "upload";
    public static final String SYNC_EXTRAS_OVERRIDE_TOO_MANY_DELETIONS = "deletions_override";
    public static final String SYNC_EXTRAS_DISCARD_LOCAL_DELETIONS = "discard_deletions";
    public static final String SYNC_EXTRAS_INITIALIZE = "initialize";
    public static final String SCHEME_CONTENT = "content";
    public static final String SCHEME_ANDROID_RESOURCE = "android.resource";
    public static final String SCHEME_FILE = "file";
    public static final String CURSOR_ITEM_BASE_TYPE = "vnd.android.cursor.item";
    public static final String CURSOR_DIR_BASE_TYPE = "vnd.android.cursor.dir";
    public static final int SYNC_OBSERVER_TYPE_SETTINGS = 1;
    public static final int SYNC_OBSERVER_TYPE_PENDING = 2;
    public static final int SYNC_OBSERVER_TYPE_ACTIVE = 4;

    public ContentResolver(Context a0) {
        throw new RuntimeException("stub");
    }

    public final String getType(android.net.Uri a0) {
        throw new RuntimeException("stub");
    }

    public String[] getStreamTypes(android.net.Uri a0, String a1) {
        throw new RuntimeException("stub");
    }

    public final android.database.Cursor query(android.net.Uri a0, String[] a1, String a2, String[] a3, String a4) {
        throw new RuntimeException("stub");
    }

    public final android.database.Cursor query(android.net.Uri a0, String[] a1, String a2, String[] a3, String a4, android.os.CancellationSignal a5) {
        throw new RuntimeException("stub");
    }

    public final java.io.InputStream openInputStream(android.net.Uri a0) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final java.io.OutputStream openOutputStream(android.net.Uri a0) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final java.io.OutputStream openOutputStream(android.net.Uri a0, String a1) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final android.os.ParcelFileDescriptor openFileDescriptor(android.net.Uri a0, String a1) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final android.content.res.AssetFileDescriptor openAssetFileDescriptor(android.net.Uri a0, String a1) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final android.content.res.AssetFileDescriptor openTypedAssetFileDescriptor(android.net.Uri a0, String a1, android.os.Bundle a2) throws java.io.FileNotFoundException {
        throw new RuntimeException("stub");
    }

    public final android.net.Uri insert(android.net.Uri a0, ContentValues a1) {
        throw new RuntimeException("stub");
    }

    public ContentProviderResult[] applyBatch(String a0, java.util.ArrayList<ContentProviderOperation> a1) throws android.os.RemoteException, OperationApplicationException {
        throw new RuntimeException("stub");
    }

    public final int bulkInsert(android.net.Uri a0, ContentValues[] a1) {
        throw new RuntimeException("stub");
    }

    public final int delete(android.net.Uri a0, String a1, String[] a2) {
        throw new RuntimeException("stub");
    }

    public final int update(android.net.Uri a0, ContentValues a1, String a2, String[] a3) {
        throw new RuntimeException("stub");
    }

    public final android.os.Bundle call(android.net.Uri a0, String a1, String a2, android.os.Bundle a3) {
        throw new RuntimeException("stub");
    }

    public final ContentProviderClient acquireContentProviderClient(android.net.Uri a0) {
        throw new RuntimeException("stub");
    }

    public final ContentProviderClient acquireContentProviderClient(String a0) {
        throw new RuntimeException("stub");
    }

    public final ContentProviderClient acquireUnstableContentProviderClient(android.net.Uri a0) {
        throw new RuntimeException("stub");
    }

    public final ContentProviderClient acquireUnstableContentProviderClient(String a0) {
        throw new RuntimeException("stub");
    }

    public final void registerContentObserver(android.net.Uri a0, boolean a1, android.database.ContentObserver a2) {
        throw new RuntimeException("stub");
    }

    public final void unregisterContentObserver(android.database.ContentObserver a0) {
        throw new RuntimeException("stub");
    }

    public void notifyChange(android.net.Uri a0, android.database.ContentObserver a1) {
        throw new RuntimeException("stub");
    }

    public void notifyChange(android.net.Uri a0, android.database.ContentObserver a1, boolean a2) {
        throw new RuntimeException("stub");
    }

    public void startSync(android.net.Uri a0, android.os.Bundle a1) {
        throw new RuntimeException("stub");
    }

    public static void requestSync(android.accounts.Account a0, String a1, android.os.Bundle a2) {
        throw new RuntimeException("stub");
    }

    public static void validateSyncExtrasBundle(android.os.Bundle a0) {
        throw new RuntimeException("stub");
    }

    public void cancelSync(android.net.Uri a0) {
        throw new RuntimeException("stub");
    }

    public static void cancelSync(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static SyncAdapterType[] getSyncAdapterTypes() {
        throw new RuntimeException("stub");
    }

    public static boolean getSyncAutomatically(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static void setSyncAutomatically(android.accounts.Account a0, String a1, boolean a2) {
        throw new RuntimeException("stub");
    }

    public static void addPeriodicSync(android.accounts.Account a0, String a1, android.os.Bundle a2, long a3) {
        throw new RuntimeException("stub");
    }

    public static void removePeriodicSync(android.accounts.Account a0, String a1, android.os.Bundle a2) {
        throw new RuntimeException("stub");
    }

    public static java.util.List<PeriodicSync> getPeriodicSyncs(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static int getIsSyncable(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static void setIsSyncable(android.accounts.Account a0, String a1, int a2) {
        throw new RuntimeException("stub");
    }

    public static boolean getMasterSyncAutomatically() {
        throw new RuntimeException("stub");
    }

    public static void setMasterSyncAutomatically(boolean a0) {
        throw new RuntimeException("stub");
    }

    public static boolean isSyncActive(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static SyncInfo getCurrentSync() {
        throw new RuntimeException("stub");
    }

    public static java.util.List<SyncInfo> getCurrentSyncs() {
        throw new RuntimeException("stub");
    }

    public static boolean isSyncPending(android.accounts.Account a0, String a1) {
        throw new RuntimeException("stub");
    }

    public static Object addStatusChangeListener(int a0, SyncStatusObserver a1) {
        throw new RuntimeException("stub");
    }

    public static void removeStatusChangeListener(Object a0) {
        throw new RuntimeException("stub");
    }

    public final android.database.Cursor query(android.net.Uri a0, String[] a1,
            android.os.Bundle a2, android.os.CancellationSignal a3) {
        throw new RuntimeException("stub");
    }
}
