package mx.pradocredito.contacts;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** The application for a loan. */
public class FormActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
    }

    /** Goes on to the last page. */
    public void go(View view) {
        String income = ((EditText) findViewById(R.id.income)).getText().toString();
        startActivity(new Intent(this, LastPageActivity.class).putExtra("income", income));
    }
}
