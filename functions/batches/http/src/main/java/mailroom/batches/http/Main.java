package mailroom.batches.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
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
        BatchStore store = DynamoAdapters.open(new AwsClients(), settings.required("BATCHES_TABLE"), clock, backoff);
        return new Endpoints(store, settings, clock, random);
    }

    /** Chance that is hard to guess, and differs between environments that were restored from one snapshot. */
    public static RandomGenerator random() {
        return new SecureRandom();
    }
}
