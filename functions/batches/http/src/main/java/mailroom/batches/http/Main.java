package mailroom.batches.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.access.adapter.AccessAdapters;
import mailroom.access.rate.adapter.RateAdapters;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root of every layout: the only place that knows environment, clock, chance and clients. */
public final class Main {
    private Main() {}

    /** Endpoints over the table that the environment names. */
    public static Endpoints endpoints() {
        Settings settings = Settings.ofProcess();
        InstantSource clock = Clock.systemUTC();
        RandomGenerator random = random();
        var backoff = new Backoff(random, Backoff::sleep);
        var aws = new AwsClients();
        String table = settings.required("BATCHES_TABLE");
        BatchStore store = DynamoAdapters.open(aws, table, clock, backoff);
        return new Endpoints(
                store,
                AccessAdapters.copy(aws, table, clock),
                RateAdapters.windows(aws, table),
                settings,
                clock,
                random);
    }

    /** Chance that is hard to guess, and differs between environments that were restored from one snapshot. */
    public static RandomGenerator random() {
        return new SecureRandom();
    }
}
