package androidx.navigation;

import java.util.HashMap;
import java.util.Map;

import kotlin.jvm.functions.Function3;

/** Stand-in: holds what is drawn for each route. */
public class NavGraphBuilder {
    private final Map<String, Function3> contents = new HashMap<String, Function3>();

    public void add(String route, Function3 content) {
        contents.put(route, content);
    }

    public Function3 at(String route) {
        return contents.get(route);
    }
}
