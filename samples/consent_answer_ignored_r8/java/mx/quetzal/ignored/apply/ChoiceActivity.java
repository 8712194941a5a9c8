package mx.quetzal.ignored.apply;
import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import mx.quetzal.ignored.R;
public class ChoiceActivity extends Activity implements View.OnClickListener {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.radio);
        findViewById(R.id.allow).setOnClickListener(this);
        findViewById(R.id.deny).setOnClickListener(this);
    }
    @Override public void onClick(View v) {
        setResult(v.getId() == R.id.allow ? RESULT_OK : RESULT_CANCELED);
        finish();
    }
}
