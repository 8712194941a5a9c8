package mx.crediya.swon;


import android.app.Application;
import mx.crediya.swon.di.Locator;
public class LendApp extends Application {
    @Override public void onCreate() { super.onCreate(); Locator.start(this); }
}