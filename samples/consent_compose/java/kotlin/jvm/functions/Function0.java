package kotlin.jvm.functions;

/** Stand-in: a function of 0. */
public interface Function0 {
    Object invoke();
}
