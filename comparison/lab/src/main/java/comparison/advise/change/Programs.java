package comparison.advise.change;

import java.util.Map;
import java.util.Optional;

/**
 * The code that the user has for merged functions, by the function's logical id; {@code ""} for the only merged one.
 *
 * @param handlers each routes the whole group
 * @param code {@code CodeUri}s
 */
public record Programs(Map<String, String> handlers, Map<String, String> code) {
    public Programs {
        handlers = Map.copyOf(handlers);
        code = Map.copyOf(code);
    }

    Optional<String> handler(String function) {
        return Optional.ofNullable(handlers.get(function)).or(() -> Optional.ofNullable(handlers.get("")));
    }

    Optional<String> code(String function) {
        return Optional.ofNullable(code.get(function)).or(() -> Optional.ofNullable(code.get("")));
    }
}
