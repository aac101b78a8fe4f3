package mailroom.sender.adapter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mailroom.platform.AwsClients;
import mailroom.sender.domain.Kind;
import mailroom.sender.port.Leases;
import mailroom.sender.port.Outcomes;
import mailroom.sender.port.Provider;
import mailroom.sender.port.Renderer;
import mailroom.sender.port.Requeue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the ports, each with a client of its own: call each method once per process. */
public final class SenderAdapters {
    private final AwsClients aws;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /**
     * Ready to make ports.
     *
     * @param ids gives a new unique id at each call
     */
    public SenderAdapters(AwsClients aws, InstantSource clock, Supplier<String> ids) {
        this.aws = aws;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Leases in DynamoDB.
     *
     * @param table with the keys {@code pk} and {@code sk} and the TTL attribute {@code ttl}
     */
    public Leases leases(String table) {
        return new DynamoLeases(aws.client(DynamoDbClient.builder()), table, clock, ids);
    }

    public Renderer renderer() {
        return new HandlebarsRenderer();
    }

    /**
     * SES, by calls that are never repeated.
     *
     * @param timeout what one call may take, connecting included
     */
    public Provider ses(String configurationSet, Duration timeout) {
        return new SesProvider(aws.onceOnly(SesV2Client.builder(), timeout), configurationSet);
    }

    public Outcomes outcomes(String topicArn, RandomGenerator random) {
        return new SnsOutcomes(aws.client(SnsClient.builder()), topicArn, clock, ids, random);
    }

    /**
     * The queues that chunks come from.
     *
     * @param queueUrls of every kind
     */
    public Requeue requeue(Map<Kind, String> queueUrls) {
        return new SqsRequeue(aws.client(SqsClient.builder()), queueUrls);
    }
}
