package ke.tumaini.stays;


import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
public class HomeActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.home);
        findViewById(R.id.go).setOnClickListener(v -> {
            boolean in = getSharedPreferences("session", 0).contains("token");
            startActivity(new Intent(this, in ? ke.tumaini.stays.apply.ApplyActivity.class : LoginActivity.class));
        });
        
    }
}