package mx.quetzal.radg.apply;
import android.app.Activity;
import android.os.Bundle;
import android.widget.*;
import mx.quetzal.radg.R;
public class RadioActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.radio);
        RadioGroup g = (RadioGroup) findViewById(R.id.choice);
        findViewById(R.id.next).setOnClickListener(v -> {
            if (g.getCheckedRadioButtonId() == R.id.allow) { getSharedPreferences("consent", 0).edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "9").apply(); setResult(RESULT_OK); }
            else setResult(RESULT_CANCELED);
            finish();
        });
    }
}