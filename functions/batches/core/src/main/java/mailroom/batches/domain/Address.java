package mailroom.batches.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox of RFC 5321 as providers take it: dot-atom local part, domain name with at least one dot, ASCII only.
 *
 * <p>Quoted local parts and address literals are refused. A domain in Unicode is refused too, rather than turned into punycode: the
 * JDK's conversion follows IDNA 2003, which sends some names (those with a sharp s, for one) to another domain than IDNA 2008 does.
 */
public record Address(String value) {
    public static final int MOST_CHARACTERS = 254;
    private static final int MOST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)++" + LABEL);

    public Address {
        fault(value).ifPresent(why -> {
            throw new IllegalArgumentException("address: " + why);
        });
    }

    /** What is wrong with {@code text} as an address, or nothing. */
    public static Optional<String> fault(String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return Optional.of("must have 1 to %d characters".formatted(MOST_CHARACTERS));
        }
        if (text.chars().anyMatch(c -> c > 126)) {
            return Optional.of("must be ASCII: write an international domain in its xn-- form");
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.of("must be of the form local@domain");
        }
        String local = text.substring(0, at);
        if (local.length() > MOST_LOCAL || !LOCAL.matcher(local).matches()) {
            return Optional.of("has no valid part before the @");
        }
        return DOMAIN.matcher(text.substring(at + 1)).matches()
                ? Optional.empty()
                : Optional.of("has no valid domain after the @");
    }

    /** The same for two spellings of one mailbox. Providers ignore case, so a difference of case only would mail somebody twice. */
    public String mailbox() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
