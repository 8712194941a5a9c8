package android.support.design.widget;
import android.view.View;
public final class Snackbar {
    public static final int LENGTH_INDEFINITE = -2;
    private View.OnClickListener run;
    public static Snackbar make(View view, int text, int time) { return new Snackbar(); }
    public static Snackbar make(View view, CharSequence text, int time) { return new Snackbar(); }
    public Snackbar setAction(int text, View.OnClickListener l) { run = l; return this; }
    public void show() { }
}