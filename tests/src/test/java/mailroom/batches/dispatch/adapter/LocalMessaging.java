package mailroom.batches.dispatch.adapter;

import java.time.Instant;
import java.util.Random;
import mailroom.batches.port.Announcements;
import mailroom.batches.port.PumpOrders;
import mailroom.batches.port.ReadyChunks;
import mailroom.tests.contract.LocalServices;

/** The dispatch room's messaging over the local services. */
public final class LocalMessaging {
    private static final Envelopes ENVELOPES =
            new Envelopes(() -> Instant.parse("2026-11-23T12:00:00Z"), new Random(1));

    private LocalMessaging() {}

    public static PumpOrders pumpQueue(LocalServices services) {
        return new SqsPumpOrders(services.sqs(), services.ref("PumpQueue"), ENVELOPES);
    }

    public static Announcements batchesTopic(LocalServices services) {
        return new SnsAnnouncements(services.sns(), services.ref("BatchesTopic"), ENVELOPES);
    }

    public static ReadyChunks chunksTopic(LocalServices services) {
        return new SnsReadyChunks(services.sns(), services.ref("ChunksTopic"), ENVELOPES);
    }
}
