package androidx.preference;

import android.content.Context;
import android.content.res.XmlResourceParser;
import android.os.Bundle;
import android.util.Xml;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.AdapterView;
import android.widget.ArrayAdapter;
import android.widget.ListView;

import androidx.fragment.app.Fragment;

import java.util.ArrayList;
import java.util.List;

/** Stand-in: a fragment that shows settings. */
public abstract class PreferenceFragmentCompat extends Fragment implements AdapterView.OnItemClickListener {
    private PreferenceScreen mScreen;

    public abstract void onCreatePreferences(Bundle savedInstanceState, String rootKey);

    public void setPreferencesFromResource(int preferencesResId, String key) {
        Context context = getActivity();
        mScreen = new PreferenceScreen(context, null);
        XmlResourceParser parser = context.getResources().getXml(preferencesResId);
        try {
            for (int event = parser.next(); event != XmlResourceParser.END_DOCUMENT; event = parser.next()) {
                if (event == XmlResourceParser.START_TAG && parser.getDepth() > 1) {
                    mScreen.addPreference(made(parser.getName(), context, Xml.asAttributeSet(parser)));
                }
            }
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }

    private Preference made(String name, Context context, android.util.AttributeSet attrs) {
        try {
            String full = name.indexOf('.') < 0 ? "androidx.preference." + name : name;
            Preference made = (Preference) Class.forName(full)
                    .getConstructor(Context.class, android.util.AttributeSet.class).newInstance(context, attrs);
            made.mPreferences = PreferenceManager.getDefaultSharedPreferences(context);
            return made;
        } catch (ReflectiveOperationException e) {
            throw new RuntimeException(e);
        }
    }

    public PreferenceScreen getPreferenceScreen() {
        return mScreen;
    }

    public void setPreferenceScreen(PreferenceScreen screen) {
        mScreen = screen;
    }

    @SuppressWarnings("unchecked")
    public <T extends Preference> T findPreference(CharSequence key) {
        return (T) mScreen.findPreference(key);
    }

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle savedInstanceState) {
        onCreatePreferences(savedInstanceState, null);
        ListView list = new ListView(getActivity());
        List<CharSequence> titles = new ArrayList<>();
        for (Preference each : mScreen.all()) {
            titles.add(each.getTitle() + "\n" + each.getSummary());
        }
        list.setAdapter(new ArrayAdapter<>(getActivity(), android.R.layout.simple_list_item_1, titles));
        list.setOnItemClickListener(this);
        return list;
    }

    @Override
    public void onItemClick(AdapterView<?> parent, View view, int position, long id) {
        mScreen.get(position).performClick();
    }
}
