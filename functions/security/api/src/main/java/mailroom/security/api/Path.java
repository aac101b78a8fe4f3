package mailroom.security.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A collection's path, and the id behind it where there is one: {@code /v1/people/ann%40example.com} is {@code /v1/people} and
 * {@code ann@example.com}. No id of ours has a percent sign, so it does not matter whether the gateway has decoded it already.
 */
record Path(String collection, Optional<String> id) {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    static Path of(String path) {
        String[] parts = path.split("/", -1);
        return parts.length == 4 && parts[1].equals("v1")
                ? new Path("/v1/" + parts[2], Optional.of(decoded(parts[3])))
                : new Path(path, Optional.empty());
    }

    private static String decoded(String segment) {
        return ESCAPE.matcher(segment).replaceAll(it -> {
            byte[] single = {(byte) Integer.parseInt(it.group(1), 16)};
            return Matcher.quoteReplacement(new String(single, StandardCharsets.ISO_8859_1));
        });
    }
}
