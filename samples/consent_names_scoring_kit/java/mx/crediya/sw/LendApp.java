package mx.crediya.sw;


import android.app.Application;
import mx.crediya.sw.di.Locator;
public class LendApp extends Application {
    @Override public void onCreate() { super.onCreate(); Locator.start(this); com.scorelab.sdk.ScoreLab.init(this); }
}
