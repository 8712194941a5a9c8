package vn.vaynhanh.check;


import android.app.Application;
import vn.vaynhanh.check.di.Locator;
public class LendApp extends Application {
    @Override public void onCreate() { super.onCreate(); Locator.start(this); }
}