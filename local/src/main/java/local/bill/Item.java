package local.bill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import local.bill.Bill.Cause;
import local.observe.Usage;

/**
 * What a line of the bill is made from.
 *
 * @param price the price's id
 * @param amounts how much of it a reading shows, by resource
 */
record Item(String price, Cause cause, Function<Reading, Map<String, Double>> amounts) {
    /** Lambda's pollers at rest: five long polls of 20 seconds side by side on each queue. */
    static final double IDLE_POLLS_PER_MINUTE = 15;

    static final String IDLE_POLLS = "sqs-idle-polls";
    static final String FIFO_IDLE_POLLS = "sqs-fifo-idle-polls";

    private static final double BYTES_PER_GIGABYTE = 1 << 30;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** In the order of the lines. */
    static final List<Item> ALL = List.of(
            used("lambda-requests", Usage.LAMBDA_REQUESTS),
            used("lambda-gb-seconds-x86", Usage.LAMBDA_GB_SECONDS, it -> not(it.arm())),
            used("lambda-gb-seconds-arm", Usage.LAMBDA_GB_SECONDS, it -> it.arm()::contains),
            used("http-api-requests", Usage.HTTP_API_REQUESTS),
            used("websocket-messages", Usage.WEBSOCKET_MESSAGES),
            used("websocket-connection-minutes", Usage.WEBSOCKET_CONNECTION_MINUTES),
            used("sqs-requests", Usage.SQS_REQUESTS),
            new Item(IDLE_POLLS, Cause.TIME, it -> idlePolls(it, it.standing().polled())),
            used("sqs-fifo-requests", Usage.SQS_FIFO_REQUESTS),
            new Item(
                    FIFO_IDLE_POLLS,
                    Cause.TIME,
                    it -> idlePolls(it, it.standing().polledFifo())),
            used("sns-requests", Usage.SNS_REQUESTS),
            used("sns-fifo-requests", Usage.SNS_FIFO_REQUESTS),
            used("sns-deliveries", Usage.SNS_DELIVERIES),
            used("dynamodb-write-units", Usage.DYNAMODB_WRITE_UNITS),
            used("dynamodb-read-units", Usage.DYNAMODB_READ_UNITS),
            used("ses-messages", Usage.SES_MESSAGES),
            used("kms-requests", Usage.KMS_REQUESTS),
            used("kms-asymmetric-requests", Usage.KMS_ASYMMETRIC_REQUESTS),
            used("ssm-requests", Usage.SSM_REQUESTS),
            used("scheduler-invocations", Usage.SCHEDULER_INVOCATIONS, it -> not(it.ruled())),
            used("scheduled-rule-invocations", Usage.SCHEDULER_INVOCATIONS, it -> it.ruled()::contains),
            new Item("logs-gb", Cause.WORK, it -> gigabytes(it.used().of(Usage.LOG_BYTES))));

    private static Item used(String price, Usage usage) {
        return new Item(price, Cause.WORK, it -> it.used().of(usage));
    }

    private static Item used(String price, Usage usage, Function<Standing, Predicate<String>> wanted) {
        return new Item(price, Cause.WORK, it -> {
            Map<String, Double> amounts = new HashMap<>(it.used().of(usage));
            amounts.keySet().removeIf(wanted.apply(it.standing()).negate());
            return amounts;
        });
    }

    private static Predicate<String> not(Set<String> unwanted) {
        return it -> !unwanted.contains(it);
    }

    private static Map<String, Double> idlePolls(Reading reading, Set<String> pollers) {
        double polls = Math.floor(reading.time().toMillis() / MILLIS_PER_MINUTE * IDLE_POLLS_PER_MINUTE);
        Map<String, Double> amounts = new HashMap<>();
        pollers.forEach(it -> amounts.put(it, polls));
        return amounts;
    }

    private static Map<String, Double> gigabytes(Map<String, Double> bytes) {
        Map<String, Double> amounts = new HashMap<>();
        bytes.forEach((resource, amount) -> amounts.put(resource, amount / BYTES_PER_GIGABYTE));
        return amounts;
    }
}
