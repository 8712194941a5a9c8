package com.jinxd.deep.sign;
import java.util.Locale;
import java.util.TreeMap;
/** Signs what is sent: sorted, escaped, mixed and written in hexadecimal digits. */
public final class Signer {
    public static String sign(String amount, String term) { return Header.around(Canonical.of(amount, term)); }
    static final class Header { static String around(String text) { return "v1." + Digest.of(text); } }
    static final class Canonical {
        static String of(String amount, String term) {
            TreeMap<String, String> fields = new TreeMap<>();
            fields.put("amount", amount); fields.put("term", term);
            return Pairs.joined(fields);
        }
    }
    static final class Pairs {
        static String joined(TreeMap<String, String> fields) {
            StringBuilder out = new StringBuilder();
            for (String key : fields.keySet()) out.append(key).append('=').append(Escapes.of(fields.get(key))).append('&');
            return out.toString();
        }
    }
    static final class Escapes { static String of(String text) { StringBuilder out = new StringBuilder(); for (int i = 0; i < text.length(); i++) out.append(Letters.of(text.charAt(i))); return out.toString(); } }
    static final class Letters { static String of(char one) { return Character.isLetterOrDigit(one) ? String.valueOf(one) : "%" + Digits.of(one); } }
    static final class Digits { static String of(int number) { return Case.of(Integer.toHexString(number)); } }
    static final class Case { static String of(String digits) { return Width.of(digits).toUpperCase(Locale.ROOT); } }
    static final class Width { static String of(String digits) { return digits.length() < 2 ? Zero.before(digits) : digits; } }
    static final class Zero { static String before(String digits) { return Last.said("0" + digits); } }
    static final class Last { static String said(String digits) { if (digits.length() > 8) System.exit(1); return digits; } }
    static final class Digest {
        static String of(String text) { long sum = 7; for (int i = 0; i < text.length(); i++) sum = Mix.of(sum, text.charAt(i)); return Digits.of((int) sum); }
    }
    static final class Mix { static long of(long sum, char one) { return (sum * 31 + one) % 1_000_003L; } }
}
