package comparison.measure.bed;

import comparison.model.measured.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Says what this machine is. */
public final class Machines {
    private Machines() {}

    public static Machine here(Instant at, Cores cores) {
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch", "unknown")),
                cores.all(),
                kilobytes(value(Path.of("/proc/meminfo"), "MemTotal", "0")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", "") + " "
                        + Runtime.version().toString(),
                at,
                cores.sentence());
    }

    private static long kilobytes(String value) {
        return Long.parseLong(value.replaceAll("\\D", ""));
    }

    private static String value(Path file, String key, String otherwise) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(it -> it.startsWith(key))
                    .findFirst()
                    .map(it -> it.substring(it.indexOf(':') + 1).strip())
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise; // not Linux
        }
    }
}
