package vn.vaynhanh.check.data;
public interface LoanRepository { void login(String phone, String otp); void apply(int amount, int months); }