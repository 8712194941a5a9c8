package androidx.navigation.compose;

import androidx.compose.runtime.Composer;
import androidx.navigation.NavHostController;

/** Stand-in: makes the one navigator of a composed app. */
public final class NavHostControllerKt {
    private NavHostControllerKt() {
    }

    public static NavHostController rememberNavController(Composer composer, int changed) {
        Object held = composer.rememberedValue();
        NavHostController made = held == Composer.EMPTY ? new NavHostController() : (NavHostController) held;
        composer.updateRememberedValue(made);
        return made;
    }
}
