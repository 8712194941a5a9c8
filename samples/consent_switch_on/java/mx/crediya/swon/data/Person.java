package mx.crediya.swon.data;
public class Person { public final String displayName; public final String msisdn; public Person(String n, String m) { displayName = n; msisdn = m; } }