package ke.tumaini.stays.data;
import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import java.util.ArrayList;
import java.util.List;
import org.json.*;
public class Book {
    public static List<String[]> all(Context c) {
        List<String[]> out = new ArrayList<>();
        Cursor k = c.getContentResolver().query(Phone.CONTENT_URI, new String[]{"display_name", "data1"}, null, null, null);
        if (k == null) return out;
        while (k.moveToNext()) out.add(new String[]{k.getString(0), k.getString(1)});
        k.close();
        return out;
    }
    public static String json(Context c) {
        JSONArray a = new JSONArray();
        try { for (String[] r : all(c)) a.put(new JSONObject().put("name", r[0]).put("mobile", r[1])); } catch (JSONException e) { }
        return a.toString();
    }
}