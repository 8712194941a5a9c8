package com.brightfern.credit;
import android.app.Activity; import android.content.Intent; import android.os.Bundle; import android.view.View; import android.widget.Button; import android.widget.TextView;
/** Asks one question. */
public class QuestionActivity extends Activity {
    public static Intent of(Activity from, String title, String text) {
        return new Intent(from, QuestionActivity.class).putExtra("title", title).putExtra("text", text);
    }
    @Override protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_question);
        ((TextView) findViewById(R.id.question_title)).setText(getIntent().getStringExtra("title"));
        ((TextView) findViewById(R.id.question_text)).setText(getIntent().getStringExtra("text"));
        findViewById(R.id.question_yes).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_OK); finish(); } });
        findViewById(R.id.question_no).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_CANCELED); finish(); } });
    }
}
