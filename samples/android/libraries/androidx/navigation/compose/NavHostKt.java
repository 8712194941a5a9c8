package androidx.navigation.compose;

import androidx.compose.runtime.Composer;
import androidx.navigation.NavGraphBuilder;
import androidx.navigation.NavHostController;
import kotlin.jvm.functions.Function1;

/** Stand-in: draws the route that a navigator is at. */
public final class NavHostKt {
    private NavHostKt() {
    }

    public static void NavHost(NavHostController navController, String startDestination, Object modifier,
            String route, Function1 builder, Composer composer, int changed, int defaults) {
        NavGraphBuilder graph = new NavGraphBuilder();
        builder.invoke(graph);
        graph.at(navController.current(startDestination)).invoke(modifier, composer, changed);
    }
}
