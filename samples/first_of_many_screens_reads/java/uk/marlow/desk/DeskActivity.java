package uk.marlow.desk;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** What all screens have in common; each fills in its own. */
public abstract class DeskActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(board());
        fill();
    }

    /** Which layout the screen has. */
    protected abstract int board();

    /** What the screen shows and does. */
    protected abstract void fill();

    protected void open(int button, Class<?> screen) {
        findViewById(button).setOnClickListener(view -> startActivity(new Intent(this, screen)));
    }
}
