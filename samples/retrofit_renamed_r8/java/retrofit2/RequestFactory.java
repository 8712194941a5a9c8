package retrofit2;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** What a method's annotations ask for. */
final class RequestFactory {
    final String base;
    String verb;
    String path;
    int body = -1;
    private int parameters;

    RequestFactory(String base, Method method) {
        this.base = base;
        for (Annotation one : method.getAnnotations()) {
            parse(one);
        }
        for (Annotation[] some : method.getParameterAnnotations()) {
            for (Annotation one : some) {
                if (one instanceof Body) {
                    body = parameters;
                }
            }
            parameters++;
        }
        if (verb == null) {
            throw new IllegalArgumentException("HTTP method annotation is required (e.g., @GET, @POST, etc.).");
        }
    }

    private void parse(Annotation one) {
        if (one instanceof DELETE) {
            take("DELETE", ((DELETE) one).value());
        } else if (one instanceof GET) {
            take("GET", ((GET) one).value());
        } else if (one instanceof HEAD) {
            take("HEAD", ((HEAD) one).value());
        } else if (one instanceof PATCH) {
            take("PATCH", ((PATCH) one).value());
        } else if (one instanceof POST) {
            take("POST", ((POST) one).value());
        } else if (one instanceof PUT) {
            take("PUT", ((PUT) one).value());
        } else if (one instanceof OPTIONS) {
            take("OPTIONS", ((OPTIONS) one).value());
        }
    }

    private void take(String verb, String path) {
        if (this.verb != null) {
            throw new IllegalArgumentException("Only one HTTP method is allowed. Found: " + this.verb + " and " + verb);
        }
        this.verb = verb;
        this.path = path;
    }
}
