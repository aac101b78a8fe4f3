package local.aws;

import java.nio.file.Path;
import java.util.Optional;
import local.observe.Instruments;

/**
 * How the services are to run.
 *
 * @param workDir holds {@code parts/dynamodb}, takes caches ({@code aot}) and logs ({@code logs})
 * @param smtp where mails go; empty: to the embedded server
 * @param aot start DynamoDBLocal from its ahead-of-time cache where there is one
 * @param train write that cache anew when the services close; then {@code aot} is ignored
 * @param data tables and queues are kept here and read again at the next start; empty: they end with the process
 */
public record AwsOptions(
        Path workDir,
        Optional<HostAndPort> smtp,
        boolean aot,
        boolean train,
        Optional<Path> data,
        Instruments instruments) {
    /** Nothing is kept, nothing is watched. */
    public AwsOptions(Path workDir, Optional<HostAndPort> smtp, boolean aot, boolean train) {
        this(workDir, smtp, aot, train, Optional.empty(), Instruments.NONE);
    }
}
