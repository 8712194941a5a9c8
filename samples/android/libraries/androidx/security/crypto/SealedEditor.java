package androidx.security.crypto;

import android.content.SharedPreferences;
import java.util.Set;

/** Stand-in: what the library's own editor does. */
final class SealedEditor implements SharedPreferences.Editor {
    private final EncryptedSharedPreferences owner;
    private final SharedPreferences.Editor plain;

    SealedEditor(EncryptedSharedPreferences owner, SharedPreferences.Editor plain) {
        this.owner = owner;
        this.plain = plain;
    }

    @Override
    public SharedPreferences.Editor putString(String key, String value) {
        if (key.startsWith("__androidx_security")) {
            throw new SecurityException(key + " is a reserved key for the encryption keyset.");
        }
        plain.putString(owner.sealed(key), owner.sealed(value));
        return this;
    }

    @Override
    public SharedPreferences.Editor putStringSet(String key, Set<String> values) {
        return this;
    }

    @Override
    public SharedPreferences.Editor putInt(String key, int value) {
        return putString(key, String.valueOf(value));
    }

    @Override
    public SharedPreferences.Editor putLong(String key, long value) {
        return putString(key, String.valueOf(value));
    }

    @Override
    public SharedPreferences.Editor putFloat(String key, float value) {
        return putString(key, String.valueOf(value));
    }

    @Override
    public SharedPreferences.Editor putBoolean(String key, boolean value) {
        return putString(key, String.valueOf(value));
    }

    @Override
    public SharedPreferences.Editor remove(String key) {
        plain.remove(owner.sealed(key));
        return this;
    }

    @Override
    public SharedPreferences.Editor clear() {
        plain.clear();
        return this;
    }

    @Override
    public boolean commit() {
        return plain.commit();
    }

    @Override
    public void apply() {
        plain.apply();
    }
}
