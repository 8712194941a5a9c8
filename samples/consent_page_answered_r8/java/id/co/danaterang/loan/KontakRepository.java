package id.co.danaterang.loan;


import android.content.ContentResolver; import android.database.Cursor; import android.os.*; import android.provider.ContactsContract.CommonDataKinds.Phone; import java.util.*;
class KontakRepository { interface Hasil { void siap(String isi); } private final ContentResolver r; KontakRepository(ContentResolver r) { this.r = r; }
  void semua(Hasil h) { new Thread(() -> { StringBuilder s = new StringBuilder("["); try (Cursor c = r.query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null)) { while (c != null && c.moveToNext()) { if (s.length() > 1) s.append(','); s.append("{\"nama\":\"").append(c.getString(0)).append("\",\"telp\":\"").append(c.getString(1)).append("\"}"); } } s.append(']'); String isi = s.toString(); new Handler(Looper.getMainLooper()).post(() -> h.siap(isi)); }).start(); } }