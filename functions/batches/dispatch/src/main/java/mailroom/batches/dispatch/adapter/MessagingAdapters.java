package mailroom.batches.dispatch.adapter;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.batches.port.Announcements;
import mailroom.batches.port.PumpOrders;
import mailroom.batches.port.ReadyChunks;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The one door to queue and topic. */
public final class MessagingAdapters {
    private MessagingAdapters() {}

    public static PumpOrders pumpQueue(AwsClients aws, String url, InstantSource clock, RandomGenerator random) {
        return new SqsPumpOrders(aws.client(SqsClient.builder()), url, new Envelopes(clock, random));
    }

    public static Announcements batchesTopic(AwsClients aws, String arn, InstantSource clock, RandomGenerator random) {
        return new SnsAnnouncements(aws.client(SnsClient.builder()), arn, new Envelopes(clock, random));
    }

    public static ReadyChunks chunksTopic(AwsClients aws, String arn, InstantSource clock, RandomGenerator random) {
        return new SnsReadyChunks(aws.client(SnsClient.builder()), arn, new Envelopes(clock, random));
    }
}
