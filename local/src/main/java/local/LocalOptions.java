package local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import local.aws.HostAndPort;
import local.lambda.Aot;

/**
 * What to run, and how.
 *
 * @param template the SAM template; its functions' zips are built already
 * @param buildDir everything that is unpacked, cached or logged lies below it; it holds {@code parts}, laid out by the build
 * @param port of the HTTP API on 127.0.0.1; 0 for a free one
 * @param parameters values that override the template's defaults
 * @param smtp where mails go; empty: to the embedded server
 */
public record LocalOptions(
        Path template,
        Path buildDir,
        int port,
        Map<String, String> parameters,
        Optional<HostAndPort> smtp,
        Aot aot,
        Modes modes) {
    private static final int LAST_PORT = 65_535;

    /** Everything else as usual. */
    public LocalOptions(
            Path template,
            Path buildDir,
            int port,
            Map<String, String> parameters,
            Optional<HostAndPort> smtp,
            Aot aot) {
        this(template, buildDir, port, parameters, smtp, aot, Modes.DEFAULT);
    }

    public LocalOptions {
        parameters = Map.copyOf(parameters);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("%d is no port".formatted(port));
        }
    }
}
