package kotlin.jvm.functions;

/** Stand-in: a function of 3. */
public interface Function3 {
    Object invoke(Object p1, Object p2, Object p3);
}
