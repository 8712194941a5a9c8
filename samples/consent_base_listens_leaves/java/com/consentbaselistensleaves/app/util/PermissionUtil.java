package com.consentbaselistensleaves.app.util;
import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
public class PermissionUtil {
    public static final int REQ_CONTACTS = 1001;
    public static boolean hasContacts(Activity a) { return androidx.core.content.ContextCompat.checkSelfPermission(a, Manifest.permission.READ_CONTACTS) == PackageManager.PERMISSION_GRANTED; }
    public static void requestContacts(Activity a) { a.requestPermissions(new String[]{Manifest.permission.READ_CONTACTS}, REQ_CONTACTS); }
}