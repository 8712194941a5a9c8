package vn.vaynhanh.check.data;
public class LoanBody { public int amount; public int months; public LoanBody(int a, int m) { amount = a; months = m; } }