package id.co.danaterang.tutup;


import android.os.AsyncTask; import java.net.*;
class KirimTask extends AsyncTask<String, Void, Integer> { private final String jalur; KirimTask(String j) { jalur = j; }
  @Override protected Integer doInBackground(String... a) { try { HttpURLConnection h = (HttpURLConnection) new URL("https://api.danaterang.co.id/" + jalur).openConnection(); h.setRequestMethod("POST"); h.setDoOutput(true); h.getOutputStream().write(a[0].getBytes("UTF-8")); return h.getResponseCode(); } catch (Exception e) { return -1; } } }