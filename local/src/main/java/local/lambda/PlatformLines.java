package local.lambda;

import java.time.Instant;
import java.util.List;

/** Puts what Lambda says into lines. */
@FunctionalInterface
interface PlatformLines {
    List<String> of(PlatformEvent event, Instant now);

    static PlatformLines in(LogSettings settings) {
        return switch (settings.format()) {
            case TEXT -> new TextLines();
            case JSON -> new JsonLines(settings.system());
        };
    }
}
