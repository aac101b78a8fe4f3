package comparison.advise.aws;

import comparison.advise.app.AdviseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * An API's access log as CloudWatch keeps it, written to a file as it would lie on a disk: a line per event.
 *
 * @param most lines: a busy API has millions a day, and each call brings ten thousand at most
 */
public record AccessLogGroup(
        CloudWatchLogsClient logs, InstantSource clock, Duration period, long most, Consumer<String> progress) {

    /** Writes the period's lines, oldest first; nobody asks for more than {@code most}, and {@code progress} hears where it ended. */
    public void write(String group, Path to) throws AdviseException {
        Instant end = clock.instant();
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (FilterLogEventsResponse page : logs.filterLogEventsPaginator(it -> it.logGroupName(group)
                    .startTime(end.minus(period).toEpochMilli())
                    .endTime(end.toEpochMilli()))) {
                for (FilteredLogEvent event : page.events()) {
                    out.write(event.message().stripTrailing());
                    out.newLine();
                    written++;
                }
                progress.accept("%s: %,d requests".formatted(group, written));
                if (written >= most) {
                    progress.accept("%s: the first %,d requests are enough; a shorter --days begins later"
                            .formatted(group, written));
                    break;
                }
            }
        } catch (SdkException e) {
            throw new AdviseException(
                    "--trace cloudwatch:%s: %s. Needed are credentials, AWS_REGION (or --region) and logs:FilterLogEvents"
                            .formatted(group, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new AdviseException("the temporary folder cannot be written: " + e.getMessage(), e);
        }
        if (written == 0) {
            throw new AdviseException(
                    "--trace cloudwatch:%s: the last %d days hold no request".formatted(group, period.toDays()));
        }
    }
}
