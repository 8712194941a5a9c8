package com.brightfern.credit;
import android.app.Activity; import android.os.Bundle; import android.view.View; import androidx.recyclerview.widget.LinearLayoutManager; import androidx.recyclerview.widget.RecyclerView; import androidx.viewpager2.widget.ViewPager2; import java.util.Arrays; import java.util.ArrayList; import java.util.List;
public class PointsActivity extends Activity {
    @Override protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_points);
        RecyclerView list = (RecyclerView) findViewById(R.id.points);
        list.setLayoutManager(new LinearLayoutManager(this));
        list.setAdapter(new PointsAdapter(Arrays.asList(new PointsAdapter.Point(R.string.point_what, R.string.consent_body), new PointsAdapter.Point(R.string.point_who, R.string.point_who_text))));

        findViewById(R.id.question_yes).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_OK); finish(); } });
        findViewById(R.id.question_no).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_CANCELED); finish(); } });
    }
}
