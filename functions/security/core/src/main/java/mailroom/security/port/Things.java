package mailroom.security.port;

import java.util.Optional;
import mailroom.security.domain.Page;
import mailroom.security.domain.Stored;
import mailroom.security.domain.Thing;

/** The ACL's entries as they are now. Every read sees every change that came before it. */
public interface Things {
    /** Empty where there never was one, and where it was deleted. */
    <T extends Thing> Optional<Stored<T>> find(Class<T> type, String id);

    /** All of a kind in the order of their ids, {@code limit} at a time; {@code after} is the {@code next} of the page before. */
    <T extends Thing> Page<Stored<T>> page(Class<T> type, Optional<String> after, int limit);
}
