package local.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP response before it is written.
 *
 * @param why for the log only: what went wrong, empty where nothing did
 */
record Reply(int status, List<Header> headers, Buffer body, String why) {
    /** @param name in lower case */
    record Header(String name, String value) {}

    Reply {
        headers = List.copyOf(headers);
    }

    static Reply of(GatewayError error, String why) {
        return new Reply(
                error.status(),
                List.of(new Header("content-type", "application/json")),
                Buffer.buffer(error.body()),
                why);
    }

    /** A header's values, joined by commas. */
    Optional<String> header(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(it -> it.name().equals(lower))
                .map(Header::value)
                .reduce((one, more) -> one + "," + more);
    }

    static Reply of(GatewayError error) {
        return of(error, "");
    }

    /** The same with these headers in place of every header whose name starts with {@code prefix}. */
    Reply replacing(String prefix, List<Header> others) {
        List<Header> kept = new ArrayList<>(headers.size() + others.size());
        for (Header header : headers) {
            if (!header.name().startsWith(prefix)) {
                kept.add(header);
            }
        }
        kept.addAll(others);
        return new Reply(status, kept, body, why);
    }
}
