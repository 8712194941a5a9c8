package androidx.navigation.fragment;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;
import androidx.fragment.app.FragmentContainerView;
import androidx.navigation.NavController;

/** Stand-in: the place in which the screens of a graph are shown. */
public class NavHostFragment extends Fragment {
    private NavController mController;

    @Override
    public void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        mController = new NavController(getParentFragmentManager());
        requireActivity().findViewById(android.R.id.content).setTag(mController);
    }

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle savedInstanceState) {
        return new FragmentContainerView(requireContext(), null);
    }

    public static NavController findNavController(Fragment fragment) {
        if (fragment instanceof NavHostFragment) {
            return ((NavHostFragment) fragment).mController;
        }
        Object found = fragment.requireActivity().findViewById(android.R.id.content).getTag();
        if (found instanceof NavController) {
            return (NavController) found;
        }
        throw new IllegalStateException("Fragment " + fragment + " does not have a NavController set");
    }
}
