package ind.jhatpat.two.data;
import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import java.util.ArrayList;
import java.util.List;
public class PhonebookSource {
    private final Context context;
    public PhonebookSource(Context context) { this.context = context; }
    public List<Person> load() {
        List<Person> out = new ArrayList<>();
        try (Cursor c = context.getContentResolver().query(Phone.CONTENT_URI, new String[]{Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, Phone.DISPLAY_NAME + " ASC")) {
            if (c == null) return out;
            int n = c.getColumnIndexOrThrow(Phone.DISPLAY_NAME), p = c.getColumnIndexOrThrow(Phone.NUMBER);
            while (c.moveToNext()) out.add(new Person(c.getString(n), c.getString(p)));
        }
        return out;
    }
}