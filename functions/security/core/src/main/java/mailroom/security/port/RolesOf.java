package mailroom.security.port;

import java.util.Set;

/** Which roles a person has. */
public interface RolesOf {
    /** Empty for somebody unknown. */
    Set<String> subject(String subject);
}
