package androidx.recyclerview.widget;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;
import android.view.ViewGroup;

/** Stand-in: a list that fills its rows again and again. */
public class RecyclerView extends ViewGroup {
    private Adapter mAdapter;
    private LayoutManager mLayout;

    public RecyclerView(Context context) {
        super(context);
    }

    public RecyclerView(Context context, AttributeSet attrs) {
        super(context, attrs);
    }

    public void setAdapter(Adapter adapter) {
        mAdapter = adapter;
        requestLayout();
    }

    public void setLayoutManager(LayoutManager layout) {
        mLayout = layout;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        if (mAdapter == null || mLayout == null) {
            return;
        }
        removeAllViews();
        for (int place = 0; place < mAdapter.getItemCount(); place++) {
            ViewHolder holder = mAdapter.onCreateViewHolder(this, mAdapter.getItemViewType(place));
            mAdapter.onBindViewHolder(holder, place);
            addView(holder.itemView);
        }
    }

    /** Fills the rows. */
    public abstract static class Adapter<VH extends ViewHolder> {
        public abstract VH onCreateViewHolder(ViewGroup parent, int viewType);

        public abstract void onBindViewHolder(VH holder, int position);

        public abstract int getItemCount();

        public int getItemViewType(int position) {
            return 0;
        }

        public final void notifyDataSetChanged() {
        }
    }

    /** Holds a row. */
    public abstract static class ViewHolder {
        public final View itemView;

        public ViewHolder(View itemView) {
            this.itemView = itemView;
        }
    }

    /** Lays the rows out. */
    public abstract static class LayoutManager {
    }
}
