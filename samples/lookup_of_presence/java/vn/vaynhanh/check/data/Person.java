package vn.vaynhanh.check.data;
public class Person { public final String displayName; public final String msisdn; public Person(String n, String m) { displayName = n; msisdn = m; } }