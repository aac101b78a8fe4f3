package local.aws.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import local.observe.AccessKeys;
import local.observe.Meter;
import local.observe.Usage;

/**
 * Tells the meter what each call would be billed as. A refused call costs nothing, but for DynamoDB's failed conditions. What cannot be read is
 * left out with a warning: no call fails because of its price.
 */
public final class Metering {
    /** How event source mappings name themselves; their polling is this runtime's own and not Lambda's. */
    static final String EVENT_SOURCE = "event-source-mapping";

    private static final Logger LOG = System.getLogger(Metering.class.getName());
    private static final Set<String> ASYMMETRIC = Set.of("Sign", "Verify", "GetPublicKey");

    private final Meter meter;
    private volatile Map<String, String> functions = Map.of();

    public Metering(Meter meter) {
        this.meter = meter;
    }

    /** From now on these functions are known by their access keys. */
    public void know(Collection<String> logicalIds) {
        functions = logicalIds.stream()
                .collect(Collectors.toUnmodifiableMap(AccessKeys::of, Function.identity(), (one, other) -> one));
    }

    /** A service of this process has answered. */
    void answered(HttpServerRequest head, Call call, Buffer request, Answer answer) {
        if (answer.status() >= 300) {
            return;
        }
        try {
            switch (call.service()) {
                case SQS -> queue(head, call, request, answer.body());
                case SNS -> topic(call, request);
                case SES -> add(Usage.SES_MESSAGES, call, MailUse.messages(call.operation(), request, answer.body()));
                case KMS ->
                    add(
                            ASYMMETRIC.contains(call.operation()) ? Usage.KMS_ASYMMETRIC_REQUESTS : Usage.KMS_REQUESTS,
                            call,
                            1);
                case SSM -> add(Usage.SSM_REQUESTS, call, 1);
                default -> {} // the others are metered where they are served
            }
        } catch (RuntimeException e) {
            unread(call, e);
        }
    }

    /** DynamoDB has answered. */
    void answered(Call call, TableUse use) {
        add(use.usage(), call, use.units());
    }

    static void unread(Call call, RuntimeException e) {
        LOG.log(
                Level.WARNING,
                "%s %s is missing in the bill".formatted(call.service().scope(), call.operation()),
                e);
    }

    private void queue(HttpServerRequest head, Call call, Buffer request, Buffer answer) {
        boolean idle = EVENT_SOURCE.equals(head.getHeader("User-Agent"))
                && call.operation().equals("ReceiveMessage")
                && QueueUse.isEmpty(answer);
        if (!idle) {
            add(
                    QueueUse.isFifo(request) ? Usage.SQS_FIFO_REQUESTS : Usage.SQS_REQUESTS,
                    call,
                    QueueUse.requests(call.operation(), request, answer));
        }
    }

    private void topic(Call call, Buffer request) {
        if (call.operation().startsWith("Publish")) {
            add(
                    TopicUse.isFifo(request) ? Usage.SNS_FIFO_REQUESTS : Usage.SNS_REQUESTS,
                    call,
                    TopicUse.requests(request));
        }
    }

    private void add(Usage usage, Call call, double amount) {
        if (amount > 0) {
            meter.add(usage, functions.getOrDefault(call.caller(), call.caller()), amount);
        }
    }
}
