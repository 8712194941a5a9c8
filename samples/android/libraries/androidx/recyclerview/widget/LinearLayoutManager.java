package androidx.recyclerview.widget;

import android.content.Context;

/** Stand-in: one row below the other. */
public class LinearLayoutManager extends RecyclerView.LayoutManager {
    public LinearLayoutManager(Context context) {
    }
}
