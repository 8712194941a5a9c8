package kotlin.jvm.functions;

/** Stand-in: a function of 2. */
public interface Function2 {
    Object invoke(Object p1, Object p2);
}
