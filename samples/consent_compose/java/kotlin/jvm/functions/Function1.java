package kotlin.jvm.functions;

/** Stand-in: a function of 1. */
public interface Function1 {
    Object invoke(Object p1);
}
