package androidx.navigation.compose;

import java.util.List;

import androidx.navigation.NavGraphBuilder;
import kotlin.jvm.functions.Function3;

/** Stand-in: adds what is drawn for a route. */
public final class NavGraphBuilderKt {
    private NavGraphBuilderKt() {
    }

    public static void composable(NavGraphBuilder builder, String route, List arguments, List deepLinks,
            Function3 content) {
        builder.add(route, content);
    }
}
