package mailroom.batches.adapter;

import java.time.InstantSource;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The one door to the batches table. */
public final class DynamoAdapters {
    private DynamoAdapters() {}

    /** The table as the environment reaches it. */
    public static BatchStore open(AwsClients aws, String table, InstantSource clock, Backoff backoff) {
        return over(aws.client(DynamoDbClient.builder()), table, clock, backoff);
    }

    /** The table through a given client. */
    public static BatchStore over(DynamoDbClient client, String table, InstantSource clock, Backoff backoff) {
        return new DynamoBatchStore(new Table(client, table, clock, backoff));
    }
}
