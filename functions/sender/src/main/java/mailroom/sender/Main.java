package mailroom.sender;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import mailroom.platform.AwsClients;
import mailroom.platform.EventSource;
import mailroom.platform.Settings;
import mailroom.sender.adapter.SenderAdapters;
import mailroom.sender.domain.Backoff;
import mailroom.sender.domain.Kind;
import mailroom.sender.domain.Limits;
import mailroom.sender.domain.SendChunk;
import mailroom.sender.port.Outcomes;

/** Composition root of the two functions: the only place that reads the environment and makes clients, once per environment. */
final class Main {
    /** Time for storing and reporting a result, with some retries of the clients. */
    private static final Duration AFTER_THE_CALL = Duration.ofSeconds(3);

    private Main() {}

    static SendChunk sendChunk() {
        Settings settings = Settings.ofProcess();
        InstantSource clock = clock();
        RandomGenerator random = random();
        Duration call = Duration.ofSeconds(settings.requiredInt("PROVIDER_TIMEOUT_SECONDS"));
        Duration lease = Duration.ofSeconds(settings.requiredInt("LEASE_SECONDS"));
        SenderAdapters adapters = adapters(clock);
        return new SendChunk(
                adapters.leases(settings.required("SENDER_TABLE")),
                adapters.renderer(),
                adapters.ses(settings.required("CONFIGURATION_SET"), call),
                adapters.outcomes(settings.required("OUTCOMES_TOPIC_ARN"), random),
                adapters.requeue(Map.of(
                        Kind.TRANSACTIONAL, settings.required("TRANSACTIONAL_QUEUE_URL"),
                        Kind.BULK, settings.required("BULK_QUEUE_URL"))),
                clock,
                new Backoff(random),
                new Limits(lease, call, AFTER_THE_CALL));
    }

    static EventSource source() {
        return EventSource.of(Settings.ofProcess());
    }

    static InstantSource clock() {
        return InstantSource.system();
    }

    static Outcomes outcomes() {
        return adapters(clock()).outcomes(Settings.ofProcess().required("OUTCOMES_TOPIC_ARN"), random());
    }

    /** Secure not for secrecy: a generator that was restored from a snapshot would repeat itself in every environment. */
    static RandomGenerator random() {
        return new SecureRandom();
    }

    private static SenderAdapters adapters(InstantSource clock) {
        return new SenderAdapters(
                new AwsClients(), clock, () -> UUID.randomUUID().toString());
    }
}
