package mailroom.access.adapter;

import java.time.InstantSource;
import mailroom.access.RecentRights;
import mailroom.access.Rights;
import mailroom.access.copy.Entries;
import mailroom.access.copy.Heads;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The copy in a service's own table. The SDK's client comes with the function: the layer holds none. */
public final class AccessAdapters {
    private final Table table;

    private AccessAdapters(Table table) {
        this.table = table;
    }

    /** What decides: the copy, remembered for 2 s at most. */
    public static Rights copy(AwsClients aws, String table, InstantSource clock) {
        return copy(aws.client(DynamoDbClient.builder()), table, clock);
    }

    /** The copy through a given client. */
    public static Rights copy(DynamoDbClient client, String table, InstantSource clock) {
        return new RecentRights(over(client, table).rights(), clock);
    }

    /** The table as the environment reaches it. */
    public static AccessAdapters open(AwsClients aws, String table) {
        return over(aws.client(DynamoDbClient.builder()), table);
    }

    /** The table through a given client. */
    public static AccessAdapters over(DynamoDbClient client, String table) {
        return new AccessAdapters(new Table(client, table));
    }

    /** The copy as it is at this moment. */
    public Rights rights() {
        return new DynamoRights(table);
    }

    public Heads heads() {
        return new DynamoHeads(table);
    }

    public Entries entries() {
        return new DynamoEntries(table);
    }
}
