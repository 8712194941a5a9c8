package com.consentbaselistens.app.base;
public abstract class BasePresenter<V> {
    protected V view;
    public void attach(V v) { this.view = v; }
    public void detach() { this.view = null; }
}