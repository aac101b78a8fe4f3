package mailroom.cli;

import java.nio.file.Path;
import java.util.Locale;

/** The event file of a function: {@code BatchesRouted} has {@code events/batches-routed.json}. */
final class EventFiles {
    private EventFiles() {}

    static Path of(Path folder, String logicalId) {
        return folder.resolve(
                logicalId.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".json");
    }
}
