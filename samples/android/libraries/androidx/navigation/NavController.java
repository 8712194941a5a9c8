package androidx.navigation;

import androidx.fragment.app.Fragment;
import androidx.fragment.app.FragmentManager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stand-in: shows the screens of a graph. */
public class NavController {
    private final FragmentManager mManager;
    private final Map<Integer, String> mScreens = new HashMap<>();
    private final List<Integer> mStack = new ArrayList<>();

    public NavController(FragmentManager manager) {
        mManager = manager;
    }

    public void navigate(int resId) {
        if (mStack.isEmpty()) {
            throw new IllegalStateException("no current navigation node");
        }
        mStack.add(resId);
        show(resId);
    }

    public boolean navigateUp() {
        return popBackStack();
    }

    public boolean popBackStack() {
        if (mStack.isEmpty()) {
            return false;
        }
        return popBackStack(mStack.get(mStack.size() - 1), true);
    }

    public boolean popBackStack(int destinationId, boolean inclusive) {
        int at = mStack.lastIndexOf(destinationId);
        if (at < 0) {
            android.util.Log.i("NavController", "Ignoring popBackStack to destination " + destinationId
                    + " as it was not found on the current back stack");
            return false;
        }
        while (mStack.size() > (inclusive ? at : at + 1)) {
            mStack.remove(mStack.size() - 1);
        }
        if (!mStack.isEmpty()) {
            show(mStack.get(mStack.size() - 1));
        }
        return true;
    }

    /** Says which class a number stands for, as the graph does. */
    public void put(int id, String screen) {
        mScreens.put(id, screen);
        mStack.add(id);
    }

    private void show(int resId) {
        try {
            Fragment made = (Fragment) Class.forName(mScreens.get(resId)).newInstance();
            mManager.beginTransaction().replace(android.R.id.content, made).addToBackStack(null).commit();
        } catch (ReflectiveOperationException error) {
            throw new IllegalArgumentException(error);
        }
    }
}
