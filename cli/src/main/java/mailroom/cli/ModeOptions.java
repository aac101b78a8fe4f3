package mailroom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.Modes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the system runs: debugged, kept, over TLS, with faults. */
final class ModeOptions {
    @Option(names = "--https", description = "Speak TLS, with a certificate made at start.")
    boolean https;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep tables, queues and schedules in this folder; the next start with it goes on from there.")
    @Nullable
    Path data;

    @Option(
            names = "--debug",
            paramLabel = "FUNCTION[:PORT]",
            description =
                    "Open a debugger's port in this function's JVM and suspend its timeout; may be given several times.")
    List<String> debug = new ArrayList<>();

    @Option(names = "--faults", paramLabel = "FILE", description = "Begin with the faults of this file.")
    @Nullable
    Path faults;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "Port of the admin API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int adminPort;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "Reclaim an environment that had no work for so long (default: ${DEFAULT-VALUE}).")
    long idleSeconds = Modes.DEFAULT.idle().toSeconds();

    @Option(
            names = "--async-speed",
            paramLabel = "FACTOR",
            description =
                    "How many times faster than on AWS asynchronous invocations are tried again (default: ${DEFAULT-VALUE}).")
    int asyncSpeed = Modes.DEFAULT.asyncSpeed();

    Modes toModes() throws Problem {
        if (faults != null && !Files.isReadable(faults)) {
            throw new Problem(Problem.NOT_STARTED, "--faults: cannot read " + faults);
        }
        if (adminPort < 0 || adminPort > 65_535) {
            throw new Problem(Problem.NOT_STARTED, "--admin-port: %d is no port, 0 to 65535 is".formatted(adminPort));
        }
        if (idleSeconds < 1) {
            throw new Problem(
                    Problem.NOT_STARTED, "--idle: %d is too short, 1 second is the least".formatted(idleSeconds));
        }
        if (asyncSpeed < 1) {
            throw new Problem(
                    Problem.NOT_STARTED, "--async-speed: %d is too slow, 1 is as on AWS".formatted(asyncSpeed));
        }
        return new Modes(
                https,
                Optional.ofNullable(data).map(Path::toAbsolutePath),
                debugged(),
                Optional.ofNullable(faults),
                adminPort,
                Duration.ofSeconds(idleSeconds),
                asyncSpeed);
    }

    private Map<String, Integer> debugged() throws Problem {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String each : debug) {
            int colon = each.indexOf(':');
            try {
                ports.put(
                        colon < 0 ? each : each.substring(0, colon),
                        colon < 0 ? 0 : Integer.parseInt(each.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new Problem(
                        Problem.NOT_STARTED,
                        "--debug: '%s' is not FUNCTION or FUNCTION:PORT, such as Sender:5005".formatted(each));
            }
        }
        return ports;
    }
}
