package mailroom.live.adapter;

import java.util.Map;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Ticket;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where everything lies in the live table. A batch's copy and its subscriptions share a partition: one query reads them all. */
record Key(String pk, String sk) {
    static final String COPY = "COPY";
    static final String SUBSCRIPTIONS = "SUB#";

    /** The partition of those who are connected. */
    static final String CONNECTED = "CONNECTED";

    static final String OF_PERSONS = "PERSON#";

    static String ofKey(String keyId) {
        return "KEY#%s#".formatted(keyId);
    }

    static String ofPerson(String subject) {
        return OF_PERSONS + subject + "#";
    }

    static Key ticket(Ticket ticket) {
        return new Key("TICKET#" + ticket.hash(), "TICKET");
    }

    static Key connection(ConnectionId connection) {
        return new Key("CONNECTION#" + connection, "CONNECTION");
    }

    static String batch(BatchId batch) {
        return "BATCH#" + batch;
    }

    static Key copy(BatchId batch) {
        return new Key(batch(batch), COPY);
    }

    static Key subscription(BatchId batch, ConnectionId connection) {
        return new Key(batch(batch), SUBSCRIPTIONS + connection);
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", Item.s(pk), "sk", Item.s(sk));
    }
}
