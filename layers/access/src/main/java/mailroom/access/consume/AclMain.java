package mailroom.access.consume;

import java.security.SecureRandom;
import java.time.Clock;
import mailroom.access.adapter.AccessAdapters;
import mailroom.access.consume.adapter.ConsumerAdapters;
import mailroom.access.copy.KeepCopy;
import mailroom.access.copy.Listener;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root of every service's consumer; what differs is the table, and who listens. */
public final class AclMain {
    private AclMain() {}

    /** A consumer that keeps the copy in {@code table}. */
    public static AclConsumer consumer(Settings settings, AwsClients aws, String table, Listener listener) {
        var clock = Clock.systemUTC();
        var adapters = AccessAdapters.open(aws, table);
        var keep = new KeepCopy(
                adapters.heads(),
                adapters.entries(),
                ConsumerAdapters.snapshots(aws, settings.required("ACL_SNAPSHOT_FUNCTION")),
                ConsumerAdapters.gapChecks(aws, settings.required("ACL_QUEUE_URL"), clock, new SecureRandom()),
                listener,
                clock);
        return new AclConsumer(
                keep, new Sources(settings.required("ACL_QUEUE_ARN"), settings.required("ACL_SCHEDULE_ARN")));
    }
}
