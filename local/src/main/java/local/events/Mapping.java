package local.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One of a function's event sources. */
sealed interface Mapping {
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
            if (batch < 1 || batch > 10_000 || (batch > MOST_PER_RECEIVE && window.isZero())) {
                throw new IllegalArgumentException(
                        "%s.%s: BatchSize is %d; 1 to 10, and to 10000 with MaximumBatchingWindowInSeconds of 1 or more"
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
            boolean reportsItems,
            boolean bisects,
            OptionalInt retries,
            Optional<Duration> age,
            Optional<String> onFailure,
            List<String> filters)
            implements Mapping {
        public TableStream {
            filters = List.copyOf(filters);
            if (batch < 1 || batch > 10_000) {
                throw new IllegalArgumentException(
                        "%s.%s: BatchSize is %d, 1 to 10000 allowed".formatted(function, name, batch));
            }
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
     * A rule or a schedule.
     *
     * @param input the event in place of EventBridge's own
     */
    record Timer(
            String function,
            String name,
            String arn,
            ScheduleExpression expression,
            boolean scheduler,
            Optional<String> input)
            implements Mapping {}
}
