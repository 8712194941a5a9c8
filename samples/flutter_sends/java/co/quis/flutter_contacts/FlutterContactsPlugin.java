package co.quis.flutter_contacts;

import android.Manifest;
import android.app.Activity;
import android.database.Cursor;
import android.provider.ContactsContract;

import io.flutter.plugin.common.BinaryMessenger;
import io.flutter.plugin.common.MethodCall;
import io.flutter.plugin.common.MethodChannel;

import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the plug-in's class of this name. */
public final class FlutterContactsPlugin implements MethodChannel.MethodCallHandler {
    private static final int ASKED = 7;

    private final Activity activity;

    public FlutterContactsPlugin(Activity activity) {
        this.activity = activity;
    }

    public void register(BinaryMessenger messenger) {
        new MethodChannel(messenger, "github.com/QuisApps/flutter_contacts").setMethodCallHandler(this);
    }

    @Override
    public void onMethodCall(MethodCall call, MethodChannel.Result result) {
        switch (call.method) {
            case "requestPermission":
                activity.requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
                result.success(true);
                break;
            case "select":
                result.success(everybody());
                break;
            default:
                result.notImplemented();
        }
    }

    private List<String> everybody() {
        List<String> people = new ArrayList<>();
        Cursor rows = activity.getContentResolver()
                .query(ContactsContract.Data.CONTENT_URI, null, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.add(rows.getString(rows.getColumnIndex(ContactsContract.Data.DATA1)));
        }
        return people;
    }
}
