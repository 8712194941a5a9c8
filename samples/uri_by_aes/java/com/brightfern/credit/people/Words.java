package com.brightfern.credit.people;

import android.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps words out of sight. */
final class Words {
    private static final byte[] KEY = "larkmere-key-016".getBytes();

    private Words() {}

    static String of(String hidden) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"),
                    new IvParameterSpec("larkmere-iv-0016".getBytes()));
            return new String(cipher.doFinal(Base64.decode(hidden, Base64.NO_WRAP)));
        } catch (Exception error) {
            return "";
        }
    }
}
