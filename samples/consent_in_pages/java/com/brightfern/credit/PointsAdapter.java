package com.brightfern.credit;
import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.TextView; import androidx.recyclerview.widget.RecyclerView; import java.util.List;
public class PointsAdapter extends RecyclerView.Adapter<PointsAdapter.Row> {
    private final List<Point> points;
    public PointsAdapter(List<Point> points) { this.points = points; }
    @Override public Row onCreateViewHolder(ViewGroup parent, int type) { return new Row(LayoutInflater.from(parent.getContext()).inflate(R.layout.row_point, parent, false)); }
    @Override public void onBindViewHolder(Row row, int place) { Point p = points.get(place); row.title.setText(p.title); row.text.setText(p.text); }
    @Override public int getItemCount() { return points.size(); }
    public static class Point { final int title; final int text; public Point(int title, int text) { this.title = title; this.text = text; } }
    public static class Row extends RecyclerView.ViewHolder { final TextView title; final TextView text;
        public Row(View view) { super(view); title = (TextView) view.findViewById(R.id.point_title); text = (TextView) view.findViewById(R.id.point_text); } }
}
