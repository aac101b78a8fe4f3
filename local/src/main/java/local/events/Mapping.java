package local.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One of a function's event sources. */
sealed interface Mapping {
    Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    /** The function's logical id. */
    String function();

    /** The event's name in the template. */
    String name();

    /**
     * An SQS queue.
     *
     * @param concurrency how many batches at most are with the function at a time
     */
    record Sqs(
            String function,
            String name,
            String queueArn,
            String queueUrl,
            int batch,
            Duration window,
            int concurrency,
            boolean reportsItems,
            List<String> filters)
            implements Mapping {
        static final int MOST_PER_RECEIVE = 10;

        public Sqs {
            filters = List.copyOf(filters);
            between(function, name, "BatchSize", batch, 1, 10_000);
            checkWindow(function, name, window);
            if (batch > MOST_PER_RECEIVE && window.isZero()) {
                throw new IllegalArgumentException(
                        "%s.%s: BatchSize is %d; over 10 only with MaximumBatchingWindowInSeconds of 1 or more"
                                .formatted(function, name, batch));
            }
            if (fifo(queueArn) && (batch > MOST_PER_RECEIVE || !window.isZero())) {
                throw new IllegalArgumentException(
                        "%s.%s: a FIFO queue takes batches of 1 to 10 and no window".formatted(function, name));
            }
        }

        boolean fifo() {
            return fifo(queueArn);
        }

        private static boolean fifo(String arn) {
            return arn.endsWith(".fifo");
        }
    }

    /**
     * A DynamoDB table's stream.
     *
     * @param parallel how many batches of one shard are with the function at a time; records of one key follow each other all the same
     * @param retries how often a failed batch is tried again; empty: until the records are too old
     * @param age records older than this are given up; empty: only the stream's own 24 hours
     * @param onFailure ARN of the queue or topic that hears of what was given up
     */
    record TableStream(
            String function,
            String name,
            String functionArn,
            String streamArn,
            boolean fromStart,
            int batch,
            Duration window,
            int parallel,
            boolean reportsItems,
            boolean bisects,
            OptionalInt retries,
            Optional<Duration> age,
            Optional<String> onFailure,
            List<String> filters)
            implements Mapping {
        public TableStream {
            filters = List.copyOf(filters);
            between(function, name, "BatchSize", batch, 1, 10_000);
            between(function, name, "ParallelizationFactor", parallel, 1, 10);
            between(function, name, "MaximumRetryAttempts", retries.orElse(0), 0, 10_000);
            between(
                    function,
                    name,
                    "MaximumRecordAgeInSeconds",
                    age.orElse(Duration.ofMinutes(1)).toSeconds(),
                    60,
                    604_800);
            checkWindow(function, name, window);
        }

        String table() {
            String[] parts = streamArn.split("[:/]", -1);
            if (parts.length < 7) {
                throw new IllegalArgumentException("%s.%s: %s is no stream's ARN".formatted(function, name, streamArn));
            }
            return parts[6];
        }
    }

    /**
     * A subscription to an SNS topic.
     *
     * @param protocol {@code lambda}, or {@code sqs} for a queue in between
     * @param endpoint ARN of the function, or of that queue
     * @param attributes filter policy, its scope, redrive policy
     */
    record Topic(
            String function,
            String name,
            String topicArn,
            String protocol,
            String endpoint,
            Map<String, String> attributes)
            implements Mapping {
        public Topic {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * A rule or a schedule.
     *
     * @param written the expression as the template has it
     * @param zone whose clocks count
     * @param begins not before; {@code ends}: not after
     * @param input the event in place of EventBridge's own
     */
    record Timer(
            String function,
            String name,
            String arn,
            String written,
            ScheduleExpression expression,
            ZoneId zone,
            boolean scheduler,
            Optional<Instant> begins,
            Optional<Instant> ends,
            Optional<String> input)
            implements Mapping {}

    /** Refuses a setting that Lambda would refuse. */
    static void between(String function, String name, String setting, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s.%s: %s is %d, %d to %d allowed".formatted(function, name, setting, value, least, most));
        }
    }

    private static void checkWindow(String function, String name, Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("%s.%s: MaximumBatchingWindowInSeconds is %d, 0 to 300 allowed"
                    .formatted(function, name, window.toSeconds()));
        }
    }
}
