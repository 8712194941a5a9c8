package vn.vaynhanh.check;


import android.os.Bundle;
public class DoneActivity extends androidx.activity.ComponentActivity {
    @Override protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.screen_done); }
}