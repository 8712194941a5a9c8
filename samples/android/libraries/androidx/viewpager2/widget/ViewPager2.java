package androidx.viewpager2.widget;

import android.content.Context;
import android.util.AttributeSet;
import android.view.ViewGroup;

import androidx.recyclerview.widget.LinearLayoutManager;
import androidx.recyclerview.widget.RecyclerView;

/** Stand-in: shows one page after the other. */
public final class ViewPager2 extends ViewGroup {
    private final RecyclerView mRecyclerView;
    private int mCurrentItem;

    public ViewPager2(Context context) {
        this(context, null);
    }

    public ViewPager2(Context context, AttributeSet attrs) {
        super(context, attrs);
        mRecyclerView = new RecyclerView(context);
        mRecyclerView.setLayoutManager(new LinearLayoutManager(context));
        addView(mRecyclerView);
    }

    public void setAdapter(RecyclerView.Adapter adapter) {
        mRecyclerView.setAdapter(adapter);
    }

    public void setCurrentItem(int item) {
        mCurrentItem = item;
    }

    public int getCurrentItem() {
        return mCurrentItem;
    }

    @Override
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        mRecyclerView.layout(0, 0, right - left, bottom - top);
    }
}
