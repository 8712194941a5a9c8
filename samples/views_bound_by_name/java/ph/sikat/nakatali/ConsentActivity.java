package ph.sikat.nakatali;

import android.app.Activity;
import android.os.Bundle;

import butterknife.ButterKnife;

/** Asks for the contacts. */
public class ConsentActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.consent);
        ButterKnife.bind(this);
    }

    void agree() {
        choose(Answer.YES);
    }

    void decline() {
        choose(Answer.NO);
    }

    private void choose(int answer) {
        Answer.keep(this, answer);
        setResult(RESULT_OK);
        finish();
    }
}
