package androidx.security.crypto;

import android.content.Context;
import android.content.SharedPreferences;
import android.util.Base64;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;

/** Stand-in: preferences whose names and values lie encrypted in others. */
public final class EncryptedSharedPreferences implements SharedPreferences {
    private static final Charset UTF_8 = Charset.forName("UTF-8");

    final SharedPreferences plain;
    final Cipher cipher;

    EncryptedSharedPreferences(SharedPreferences plain, Cipher cipher) {
        this.plain = plain;
        this.cipher = cipher;
    }

    public static SharedPreferences create(Context context, String fileName, String masterKey)
            throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        return new EncryptedSharedPreferences(
                context.getSharedPreferences(fileName, Context.MODE_PRIVATE), cipher);
    }

    String sealed(String text) {
        if (text.startsWith("__androidx_security")) {
            throw new SecurityException(text + " is a reserved key for the encryption keyset.");
        }
        try {
            return Base64.encodeToString(cipher.doFinal(text.getBytes(UTF_8)), Base64.NO_WRAP);
        } catch (Exception fault) {
            throw new SecurityException("Could not encrypt. " + fault.getMessage(), fault);
        }
    }

    @Override
    public Editor edit() {
        return new SealedEditor(this, plain.edit());
    }

    @Override
    public boolean contains(String key) {
        return plain.contains(sealed(key));
    }

    @Override
    public String getString(String key, String otherwise) {
        return plain.getString(sealed(key), otherwise);
    }

    @Override
    public Map<String, ?> getAll() {
        return Collections.emptyMap();
    }

    @Override
    public Set<String> getStringSet(String key, Set<String> otherwise) {
        return otherwise;
    }

    @Override
    public int getInt(String key, int otherwise) {
        return otherwise;
    }

    @Override
    public long getLong(String key, long otherwise) {
        return otherwise;
    }

    @Override
    public float getFloat(String key, float otherwise) {
        return otherwise;
    }

    @Override
    public boolean getBoolean(String key, boolean otherwise) {
        return otherwise;
    }

    @Override
    public void registerOnSharedPreferenceChangeListener(
            OnSharedPreferenceChangeListener listener) {}

    @Override
    public void unregisterOnSharedPreferenceChangeListener(
            OnSharedPreferenceChangeListener listener) {}
}
