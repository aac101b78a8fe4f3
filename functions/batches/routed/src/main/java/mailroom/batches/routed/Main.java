package mailroom.batches.routed;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Sender;
import mailroom.batches.json.Defaults;
import mailroom.batches.json.SubmissionParser;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.ListBatches;
import mailroom.batches.usecase.ListRecipients;
import mailroom.batches.usecase.SubmitBatch;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root: the only place that knows environment, clock, chance and clients. */
final class Main {
    private Main() {}

    static BatchesApi api(Settings settings) {
        InstantSource clock = Clock.systemUTC();
        var random = new SecureRandom();
        var backoff = new Backoff(random, Backoff::sleep);
        BatchStore store = DynamoAdapters.open(new AwsClients(), settings.required("BATCHES_TABLE"), clock, backoff);
        var defaults = new Defaults(
                new Sender(settings.required("DEFAULT_FROM")),
                Map.of(
                        Kind.BULK, Duration.ofHours(settings.requiredInt("BULK_TTL_HOURS")),
                        Kind.TRANSACTIONAL, Duration.ofHours(settings.requiredInt("TRANSACTIONAL_TTL_HOURS"))));
        return api(store, defaults, Duration.ofDays(settings.requiredInt("RETENTION_DAYS")), clock, random);
    }

    static BatchesApi api(
            BatchStore store, Defaults defaults, Duration retention, InstantSource clock, RandomGenerator random) {
        return new BatchesApi(
                new SubmissionParser(defaults, clock),
                new SubmitBatch(store, new BatchIds(random), clock, retention),
                new GetBatch(store.batches()),
                new ListBatches(store.ownersBatches(), store.batches()),
                new ListRecipients(store.states(), store.chunks()),
                store.probe(),
                clock);
    }
}
