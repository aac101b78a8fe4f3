package mailroom.security.domain;

import java.util.List;
import java.util.Optional;

/**
 * Some of a list.
 *
 * @param next where the list goes on; empty at its end
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
