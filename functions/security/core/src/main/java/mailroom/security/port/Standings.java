package mailroom.security.port;

import mailroom.security.domain.Standing;

/** All that decides about one caller, read at once. */
public interface Standings {
    Standing read(String subject, String keyId);
}
