package mailroom.platform.log;

import java.util.regex.Pattern;

/**
 * The last line of defence: what looks like a mail address, a token or an API key's secret is replaced before it is written. The habit is not to
 * hand such a thing to a logger at all; this is for the texts that libraries make.
 */
final class Redaction {
    // What begins like a token is taken for one to its end: a pattern that could fail there would look at a long text
    // again and again.
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]*+");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\"',;]++");

    private static final Pattern SECRET = Pattern.compile("(mk_(?:live|test)_[0-9A-Za-z]*+)[.:][A-Za-z0-9_-]++");

    private Redaction() {}

    static String of(String text) {
        String it = text;
        if (it.contains("eyJ")) {
            it = TOKEN.matcher(it).replaceAll("<token>");
        }
        if (it.contains("mk_")) {
            it = SECRET.matcher(it).replaceAll("$1.<secret>");
        }
        if (containsScheme(it)) {
            it = BEARER.matcher(it).replaceAll("$1 <credentials>");
        }
        return it.indexOf('@') < 0 ? it : withoutAddresses(it);
    }

    private static boolean containsScheme(String text) {
        for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
            if (text.regionMatches(true, at - 6, "bearer", 0, 6) || text.regionMatches(true, at - 5, "basic", 0, 5)) {
                return true;
            }
        }
        return false;
    }

    /** By hand and in one pass: a regular expression for addresses takes quadratic time on a long text without one. */
    private static String withoutAddresses(String text) {
        var clean = new StringBuilder(text.length());
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, done))) {
            int from = at;
            while (from > done && ofAddress(text.charAt(from - 1))) {
                from--;
            }
            int to = at + 1;
            while (to < text.length() && ofAddress(text.charAt(to))) {
                to++;
            }
            if (from < at && to > at + 1) {
                clean.append(text, done, from).append("<address>");
                done = to;
            }
        }
        return clean.append(text, done, text.length()).toString();
    }

    private static boolean ofAddress(char c) {
        return !Character.isWhitespace(c) && "\"'<>()[]{},;:\\@".indexOf(c) < 0;
    }
}
