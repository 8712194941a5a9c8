package ind.jhatpat.two;


import android.app.Application;
import ind.jhatpat.two.di.Locator;
public class LendApp extends Application {
    @Override public void onCreate() { super.onCreate(); Locator.start(this); }
}