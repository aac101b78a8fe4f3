package mailroom.access.consume.adapter;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.access.copy.GapChecks;
import mailroom.access.copy.Snapshots;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The doors of a consumer. They are apart from the copy's, so that who only decides needs neither client. */
public final class ConsumerAdapters {
    private ConsumerAdapters() {}

    /**
     * The security service's snapshots.
     *
     * @param function its private function's name or ARN
     */
    public static Snapshots snapshots(AwsClients aws, String function) {
        return snapshots(aws.client(LambdaClient.builder()), function);
    }

    /** The function through a given client. */
    public static Snapshots snapshots(LambdaClient client, String function) {
        return new LambdaSnapshots(client, function);
    }

    /** Notes to the consumer's own queue. */
    public static GapChecks gapChecks(AwsClients aws, String queue, InstantSource clock, RandomGenerator random) {
        return gapChecks(aws.client(SqsClient.builder()), queue, clock, random);
    }

    /** The queue through a given client. */
    public static GapChecks gapChecks(SqsClient client, String queue, InstantSource clock, RandomGenerator random) {
        return new SqsGapChecks(client, queue, clock, random);
    }
}
