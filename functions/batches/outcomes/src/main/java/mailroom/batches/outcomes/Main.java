package mailroom.batches.outcomes;

import java.security.SecureRandom;
import java.time.Clock;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root: the only place that reads the environment and makes clients. */
final class Main {
    private Main() {}

    static ApplyOutcomes outcomes(Settings settings) {
        var clock = Clock.systemUTC();
        var backoff = new Backoff(new SecureRandom(), Backoff::sleep);
        var store = DynamoAdapters.open(new AwsClients(), settings.required("BATCHES_TABLE"), clock, backoff);
        return new ApplyOutcomes(store, clock, backoff);
    }
}
