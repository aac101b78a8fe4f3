package mailroom.batches.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who a mail is from, or where answers go: {@code local@domain} or {@code Name <local@domain>}. */
public record Sender(String value) {
    /** Printable ASCII without what would need quoting in a header. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9 !#$%&'*+/=?^_`{|}~.-]{1,128}) <([^<>]+)>");

    public Sender {
        fault(value).ifPresent(why -> {
            throw new IllegalArgumentException("sender: " + why);
        });
    }

    /** What is wrong with {@code text} as a sender, or nothing. */
    public static Optional<String> fault(String text) {
        var named = NAMED.matcher(text);
        return Address.fault(named.matches() ? named.group(2) : text);
    }

    @Override
    public String toString() {
        return value;
    }
}
