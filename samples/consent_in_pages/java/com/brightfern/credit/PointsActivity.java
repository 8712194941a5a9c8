package com.brightfern.credit;
import android.app.Activity; import android.os.Bundle; import android.view.View; import androidx.recyclerview.widget.LinearLayoutManager; import androidx.recyclerview.widget.RecyclerView; import androidx.viewpager2.widget.ViewPager2; import java.util.Arrays; import java.util.ArrayList; import java.util.List;
public class PointsActivity extends Activity {
    @Override protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_points);
        ViewPager2 pages = (ViewPager2) findViewById(R.id.points);
        int[] titles = {R.string.point_what, R.string.point_who};
        int[] texts = {R.string.consent_body, R.string.point_who_text};
        List<PointsAdapter.Point> all = new ArrayList<>();
        for (int i = 0; i < titles.length; i++) { all.add(new PointsAdapter.Point(titles[i], texts[i])); }
        pages.setAdapter(new PointsAdapter(all));

        findViewById(R.id.question_yes).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_OK); finish(); } });
        findViewById(R.id.question_no).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { setResult(RESULT_CANCELED); finish(); } });
    }
}
