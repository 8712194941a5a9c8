package android.app;

import android.content.ComponentName;
import android.content.Intent;
import android.content.SharedPreferences;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.view.ContextThemeWrapper;
import android.view.LayoutInflater;
import android.view.Menu;
import android.view.MenuItem;
import android.view.View;
import android.view.ViewGroup;
import android.view.Window;
import android.view.WindowManager;

/** Stub of the framework's class as of API 23: the members that the stories use. */
public class Activity extends ContextThemeWrapper {
    public static final int RESULT_CANCELED = 0;
    public static final int RESULT_OK = -1;

    public Activity() {
        throw new RuntimeException("stub");
    }

    protected void onCreate(Bundle savedInstanceState) {
    }

    protected void onStart() {
    }

    protected void onRestart() {
    }

    protected void onResume() {
    }

    protected void onPause() {
    }

    protected void onStop() {
    }

    protected void onDestroy() {
    }

    protected void onNewIntent(Intent intent) {
    }

    protected void onSaveInstanceState(Bundle outState) {
    }

    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
    }

    public void onBackPressed() {
    }

    public void onWindowFocusChanged(boolean hasFocus) {
    }

    public boolean onCreateOptionsMenu(Menu menu) {
        throw new RuntimeException("stub");
    }

    public boolean onOptionsItemSelected(MenuItem item) {
        throw new RuntimeException("stub");
    }

    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
    }

    public final void requestPermissions(String[] permissions, int requestCode) {
        throw new RuntimeException("stub");
    }

    public boolean shouldShowRequestPermissionRationale(String permission) {
        throw new RuntimeException("stub");
    }

    public void setContentView(int layout) {
    }

    public void setContentView(View view) {
    }

    public void setContentView(View view, ViewGroup.LayoutParams params) {
    }

    public View findViewById(int id) {
        throw new RuntimeException("stub");
    }

    public void startActivityForResult(Intent intent, int requestCode) {
    }

    public void startActivity(Intent intent) {
    }

    public ComponentName getComponentName() {
        throw new RuntimeException("stub");
    }

    public Intent getIntent() {
        throw new RuntimeException("stub");
    }

    public Window getWindow() {
        throw new RuntimeException("stub");
    }

    public WindowManager getWindowManager() {
        throw new RuntimeException("stub");
    }

    public LayoutInflater getLayoutInflater() {
        throw new RuntimeException("stub");
    }

    public LoaderManager getLoaderManager() {
        throw new RuntimeException("stub");
    }

    public FragmentManager getFragmentManager() {
        throw new RuntimeException("stub");
    }

    public SharedPreferences getPreferences(int mode) {
        throw new RuntimeException("stub");
    }

    public final Cursor managedQuery(
            Uri uri, String[] projection, String selection, String[] args, String order) {
        throw new RuntimeException("stub");
    }

    public final void setResult(int resultCode) {
    }

    public final void setResult(int resultCode, Intent data) {
    }

    public void setTitle(CharSequence title) {
    }

    public void finish() {
    }

    public void recreate() {
    }

    public void finishAffinity() {
    }

    public boolean isFinishing() {
        throw new RuntimeException("stub");
    }

    public final void runOnUiThread(Runnable action) {
    }

    public final Application getApplication() {
        throw new RuntimeException("stub");
    }
}
