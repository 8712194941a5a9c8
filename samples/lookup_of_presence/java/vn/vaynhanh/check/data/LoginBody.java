package vn.vaynhanh.check.data;
public class LoginBody { public String phone; public String otp; public LoginBody(String p, String o) { phone = p; otp = o; } }