package vn.vaynhanh.check.data;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
public class LoanRepositoryImpl implements LoanRepository {
    private final LoanApi api;
    private final Executor io = Executors.newSingleThreadExecutor();
    public LoanRepositoryImpl(LoanApi api) { this.api = api;  }
    @Override public void login(String phone, String otp) { io.execute(() -> { try { api.login(new LoginBody(phone, otp)).execute(); } catch (java.io.IOException e) { } }); }
    @Override public void apply(int amount, int months) { io.execute(() -> { try { api.apply(new LoanBody(amount, months)).execute(); } catch (java.io.IOException e) { } }); }
}