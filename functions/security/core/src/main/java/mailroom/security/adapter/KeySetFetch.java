package mailroom.security.adapter;

import java.io.IOException;
import java.net.URI;

/** Gets an issuer's key set. */
interface KeySetFetch {
    /** The body as text, of bounded size and within a bounded time. */
    String get(URI uri) throws IOException;
}
