package mailroom.live.adapter;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.live.port.Audiences;
import mailroom.live.port.Connected;
import mailroom.live.port.Connections;
import mailroom.live.port.Copies;
import mailroom.live.port.PushOrders;
import mailroom.live.port.Sockets;
import mailroom.live.port.Subscriptions;
import mailroom.live.port.Tickets;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The ports over one live table, and the doors to queue and gateway. */
public final class LiveAdapters {
    private final Table table;

    private LiveAdapters(Table table) {
        this.table = table;
    }

    /** The table as the environment reaches it. */
    public static LiveAdapters open(AwsClients aws, String table, InstantSource clock) {
        return over(aws.client(DynamoDbClient.builder()), table, clock);
    }

    /** The table through a given client. */
    public static LiveAdapters over(DynamoDbClient client, String table, InstantSource clock) {
        return new LiveAdapters(new Table(client, table, clock));
    }

    public Tickets tickets() {
        return new DynamoTickets(table);
    }

    public Connections connections() {
        return new DynamoConnections(table);
    }

    public Connected connected() {
        return new DynamoConnected(table);
    }

    public Subscriptions subscriptions() {
        return new DynamoSubscriptions(table);
    }

    public Copies copies() {
        return new DynamoCopies(table);
    }

    public Audiences audiences() {
        return new DynamoAudiences(table);
    }

    public static PushOrders pushQueue(AwsClients aws, String url, InstantSource clock, RandomGenerator random) {
        return pushQueue(aws.client(SqsClient.builder()), url, clock, random);
    }

    /** The queue through a given client. */
    public static PushOrders pushQueue(SqsClient client, String url, InstantSource clock, RandomGenerator random) {
        return new SqsPushOrders(client, url, clock, random);
    }

    /**
     * The gateway's {@code @connections}.
     *
     * @param api where the WebSocket API answers; without it, where the environment says that every service is
     */
    public static Sockets sockets(AwsClients aws, Optional<URI> api) {
        var builder = ApiGatewayManagementApiClient.builder();
        api.ifPresent(builder::endpointOverride);
        return new GatewaySockets(aws.client(builder));
    }

    /** The gateway through a given client. */
    public static Sockets sockets(ApiGatewayManagementApiClient client) {
        return new GatewaySockets(client);
    }
}
