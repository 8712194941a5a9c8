package com.consentbaselistensleaves.app.bean;
public class ContactBean {
    private String name; private String phone;
    public ContactBean(String name, String phone) { this.name = name; this.phone = phone; }
    public String getName() { return name; }
    public String getPhone() { return phone; }
}