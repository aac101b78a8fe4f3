package local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes {@code %xx}. What is not well-formed stays as it was sent. */
final class PercentCoding {
    private PercentCoding() {}

    /** In a path: a plus sign is a plus sign. */
    static String path(String raw) {
        return raw.indexOf('%') < 0 ? raw : decoded(raw);
    }

    /** In a query: a plus sign is a space. */
    static String query(String raw) {
        String spaced = raw.indexOf('+') < 0 ? raw : raw.replace('+', ' ');
        return path(spaced);
    }

    private static String decoded(String raw) {
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            int high = i + 2 < from.length && from[i] == '%' ? Character.digit(from[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
            if (low < 0) {
                to.write(from[i]);
            } else {
                to.write(high << 4 | low);
                i += 2;
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }
}
