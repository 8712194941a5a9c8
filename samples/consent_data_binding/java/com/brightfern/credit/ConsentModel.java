package com.brightfern.credit;
import android.app.Activity;
public class ConsentModel {
    private final Activity screen;
    public ConsentModel(Activity screen) { this.screen = screen; }
    public void agree() { screen.setResult(Activity.RESULT_OK); screen.finish(); }
    public void refuse() { screen.setResult(Activity.RESULT_CANCELED); screen.finish(); }
}