package mailroom.security.port;

import mailroom.security.domain.KeySet;

/** The key set where those who verify tokens read it. */
public interface PublishedKeys {
    /** Empty before the first {@link #publish}. */
    KeySet read();

    /** Replaces the whole set; {@link #read} sees it from then on. */
    void publish(KeySet keys);
}
