package android.app;

import android.content.Context;
import android.content.Intent;
import android.content.res.Resources;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** Stub of the framework's class as of API 23: the members that the stories use. */
public class Fragment {
    public Fragment() {
        throw new RuntimeException("stub");
    }

    public void onAttach(Context context) {
    }

    public void onCreate(Bundle savedInstanceState) {
    }

    public View onCreateView(LayoutInflater inflater, ViewGroup container, Bundle savedInstanceState) {
        throw new RuntimeException("stub");
    }

    public void onViewCreated(View view, Bundle savedInstanceState) {
    }

    public void onResume() {
    }

    public void onActivityResult(int requestCode, int resultCode, Intent data) {
    }

    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] grantResults) {
    }

    public final Activity getActivity() {
        throw new RuntimeException("stub");
    }

    public final Bundle getArguments() {
        throw new RuntimeException("stub");
    }

    public void setArguments(Bundle args) {
    }

    public final String getString(int resId) {
        throw new RuntimeException("stub");
    }

    public View getView() {
        throw new RuntimeException("stub");
    }

    public void startActivity(Intent intent) {
    }

    public void startActivityForResult(Intent intent, int requestCode) {
    }

    public final void requestPermissions(String[] permissions, int requestCode) {
    }

    public final void setTargetFragment(Fragment fragment, int requestCode) {
    }

    public final Fragment getTargetFragment() {
        throw new RuntimeException("stub");
    }

    public final int getTargetRequestCode() {
        throw new RuntimeException("stub");
    }

    public void onAttach(Activity activity) {
    }

    public void onStart() {
    }

    public void onPause() {
    }

    public void onStop() {
    }

    public void onDestroyView() {
    }

    public void onDestroy() {
    }

    public void onDetach() {
    }

    public void onActivityCreated(Bundle savedInstanceState) {
    }

    public void onSaveInstanceState(Bundle outState) {
    }

    public final FragmentManager getFragmentManager() {
        throw new RuntimeException("stub");
    }

    public final FragmentManager getChildFragmentManager() {
        throw new RuntimeException("stub");
    }

    public Context getContext() {
        throw new RuntimeException("stub");
    }

    public final boolean isAdded() {
        throw new RuntimeException("stub");
    }

    public final Resources getResources() {
        throw new RuntimeException("stub");
    }

    public final String getTag() {
        throw new RuntimeException("stub");
    }

    public final CharSequence getText(int resId) {
        throw new RuntimeException("stub");
    }

    public final String getString(int resId, Object... formatArgs) {
        throw new RuntimeException("stub");
    }
}
