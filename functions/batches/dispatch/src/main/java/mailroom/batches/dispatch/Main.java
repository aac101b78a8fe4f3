package mailroom.batches.dispatch;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.dispatch.adapter.MessagingAdapters;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.PumpOrders;
import mailroom.batches.usecase.AnnounceChanges;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.batches.usecase.CheckDue;
import mailroom.batches.usecase.EndQueued;
import mailroom.batches.usecase.PumpBatch;
import mailroom.batches.usecase.RelayBatch;
import mailroom.batches.usecase.SweepDue;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root of the four functions: the only place that knows environment, clock, chance and clients. */
final class Main {
    private static final int MOST_ENTRIES_PER_SWEEP = 2_000;
    /** Below the minute at which the next sweep begins. */
    private static final Duration MOST_TIME_PER_SWEEP = Duration.ofSeconds(40);

    private final InstantSource clock = Clock.systemUTC();
    private final RandomGenerator random = new SecureRandom();
    private final Backoff backoff = new Backoff(random, Backoff::sleep);
    private final AwsClients aws = new AwsClients();
    private final Settings settings;

    Main(Settings settings) {
        this.settings = settings;
    }

    RelayBatch relay() {
        return new RelayBatch(orders());
    }

    PumpBatch pump() {
        var topic = MessagingAdapters.chunksTopic(aws, settings.required("CHUNKS_TOPIC_ARN"), clock, random);
        BatchStore store = store();
        return new PumpBatch(
                store, orders(), topic, endQueued(store), clock, settings.requiredInt("RECIPIENTS_PER_SECOND"));
    }

    SweepDue sweep() {
        BatchStore store = store();
        var checks = new CheckDue(store, orders(), endQueued(store));
        return new SweepDue(store, checks, clock, MOST_ENTRIES_PER_SWEEP, MOST_TIME_PER_SWEEP);
    }

    private EndQueued endQueued(BatchStore store) {
        return new EndQueued(store.states(), new ApplyOutcomes(store, clock, backoff));
    }

    AnnounceChanges announce() {
        var topic = MessagingAdapters.batchesTopic(aws, settings.required("BATCHES_TOPIC_ARN"), clock, random);
        return new AnnounceChanges(store().batches(), topic);
    }

    private PumpOrders orders() {
        return MessagingAdapters.pumpQueue(aws, settings.required("PUMP_QUEUE_URL"), clock, random);
    }

    private BatchStore store() {
        return DynamoAdapters.open(aws, settings.required("BATCHES_TABLE"), clock, backoff);
    }
}
