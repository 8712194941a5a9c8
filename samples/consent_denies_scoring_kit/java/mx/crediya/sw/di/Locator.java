package mx.crediya.sw.di;
import android.content.Context;
import mx.crediya.sw.data.*;
import retrofit2.Retrofit;
public final class Locator {
    private static Locator self;
    private final Context context;
    private LoanRepository loans;
    private AppStore store;
    private Locator(Context c) { context = c.getApplicationContext(); }
    public static void start(Context c) { self = new Locator(c); }
    public static LoanRepository loans() {
        if (self.loans == null) self.loans = new LoanRepositoryImpl(new Retrofit.Builder().baseUrl("https://api.crediya.example/").build().create(LoanApi.class), new PhonebookSource(self.context));
        return self.loans;
    }
    public static AppStore store() { if (self.store == null) self.store = new AppStore(self.context); return self.store; }
}