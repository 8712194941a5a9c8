package com.brightfern.credit.people;

/** What a build plug-in puts in the place of every string. */
public final class StringFog {
    private static final Fog FOG = new XorFog();

    private StringFog() {}

    /** Gives a string back. */
    public static String decrypt(byte[] data, byte[] key) {
        return FOG.decrypt(data, key);
    }

    interface Fog {
        String decrypt(byte[] data, byte[] key);
    }

    static final class XorFog implements Fog {
        @Override
        public String decrypt(byte[] data, byte[] key) {
            return new String(xor(data, key));
        }

        private static byte[] xor(byte[] data, byte[] key) {
            int length = data.length;
            int keyLength = key.length;
            for (int i = 0; i < length; i++) {
                data[i] = (byte) (data[i] ^ key[i % keyLength]);
            }
            return data;
        }
    }
}
