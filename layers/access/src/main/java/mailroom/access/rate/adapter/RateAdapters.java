package mailroom.access.rate.adapter;

import mailroom.access.rate.Windows;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The counters, in the service's own table. */
public final class RateAdapters {
    private RateAdapters() {}

    /** The table as the environment reaches it. */
    public static Windows windows(AwsClients aws, String table) {
        return windows(aws.client(DynamoDbClient.builder()), table);
    }

    /** The table through a given client. */
    public static Windows windows(DynamoDbClient client, String table) {
        return new DynamoWindows(client, table);
    }
}
