package com.consentbaselistens.app.util;
import android.content.ContentResolver;
import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract;
import com.consentbaselistens.app.bean.ContactBean;
import java.util.ArrayList;
import java.util.List;
public class ContactUtil {
    public static List<ContactBean> getAllContacts(Context context) {
        List<ContactBean> list = new ArrayList<>();
        ContentResolver cr = context.getContentResolver();
        Cursor cursor = null;
        try {
            cursor = cr.query(ContactsContract.CommonDataKinds.Phone.CONTENT_URI, null, null, null, null);
            while (cursor != null && cursor.moveToNext()) {
                String name = cursor.getString(cursor.getColumnIndex(ContactsContract.CommonDataKinds.Phone.DISPLAY_NAME));
                String phone = cursor.getString(cursor.getColumnIndex(ContactsContract.CommonDataKinds.Phone.NUMBER));
                list.add(new ContactBean(name, phone.replaceAll("[^0-9+]", "")));
            }
        } catch (Exception e) { e.printStackTrace(); }
        finally { if (cursor != null) cursor.close(); }
        return list;
    }
}