package mailroom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import local.LocalOptions;
import local.aws.HostAndPort;
import local.lambda.Aot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts the system. */
final class StackOptions {
    @Option(names = "--template", paramLabel = "FILE", description = "Another SAM template than this checkout's.")
    @Nullable
    Path template;

    @Option(
            names = "--parameter",
            paramLabel = "Key=Value",
            description = "A template parameter; may be given several times.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--smtp",
            paramLabel = "host:port",
            description = "Hand mails to this SMTP server instead of the embedded one.")
    @Nullable
    String smtp;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the HTTP API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--no-aot", description = "Start the functions without their AOT caches.")
    boolean noAot;

    @Mixin
    ModeOptions modes = new ModeOptions();

    LocalOptions toLocal(Home home, Aot wanted) throws Problem {
        Path file = template == null ? home.template() : template.toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new Problem(Problem.NOT_STARTED, "--template: cannot read " + file);
        }
        if (port < 0 || port > 65_535) {
            throw new Problem(Problem.NOT_STARTED, "--port: %d is no port, 0 to 65535 is".formatted(port));
        }
        return new LocalOptions(
                file, home.localFolder(), port, parameters, smtpServer(), noAot ? Aot.OFF : wanted, modes.toModes());
    }

    private Optional<HostAndPort> smtpServer() throws Problem {
        if (smtp == null) {
            return Optional.empty();
        }
        int colon = smtp.lastIndexOf(':');
        try {
            return Optional.of(new HostAndPort(
                    smtp.substring(0, Math.max(0, colon)), Integer.parseInt(smtp.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Problem.NOT_STARTED, "--smtp: '%s' is not host:port, such as localhost:1025".formatted(smtp));
        }
    }
}
