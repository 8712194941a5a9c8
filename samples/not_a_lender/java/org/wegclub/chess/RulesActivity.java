package org.wegclub.chess;

import android.app.Activity;
import android.os.Bundle;

/** Shows the rules of the game. */
public class RulesActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_rules);
    }
}
