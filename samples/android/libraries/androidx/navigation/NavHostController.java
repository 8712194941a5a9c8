package androidx.navigation;

import java.util.ArrayList;
import java.util.List;

/** Stand-in: knows which route a composed app is at. */
public class NavHostController {
    private final List<String> stack = new ArrayList<String>();

    public void navigate(String route) {
        stack.add(route);
    }

    public String current(String first) {
        return stack.isEmpty() ? first : stack.get(stack.size() - 1);
    }
}
