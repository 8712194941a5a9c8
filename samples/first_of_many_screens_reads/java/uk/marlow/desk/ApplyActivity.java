package uk.marlow.desk;

/** How much is wanted, for how long. */
public class ApplyActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.apply;
    }

    @Override
    protected void fill() {
        open(R.id.next, NoticeActivity.class);
    }
}
