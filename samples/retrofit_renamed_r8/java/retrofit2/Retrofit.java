package retrofit2;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Small stand-in that does what the library does: it reads a method's annotations when it is called. */
public final class Retrofit {
    private final String base;

    Retrofit(String base) {
        this.base = base;
    }

    @SuppressWarnings("unchecked")
    public <T> T create(Class<T> service) {
        return (T) Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service},
                new InvocationHandler() {
                    @Override
                    public Object invoke(Object proxy, Method method, Object[] given) {
                        return new RealCall(new RequestFactory(base, method), given);
                    }
                });
    }

    /** Builds one. */
    public static final class Builder {
        private String base = "";

        public Builder baseUrl(String base) {
            this.base = base;
            return this;
        }

        public Retrofit build() {
            return new Retrofit(base);
        }
    }
}
