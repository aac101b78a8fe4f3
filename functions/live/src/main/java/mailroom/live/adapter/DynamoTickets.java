package mailroom.live.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Ticket;
import mailroom.live.domain.Watcher;
import mailroom.live.port.Tickets;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A ticket is an item under its hash, and used by deleting it; that it is still there is a condition, since a delete without one may give the old item
 * to several who delete at once (DynamoDBLocal does). A repeated delete whose first answer was lost finds nothing: then the client needs
 * another ticket, and none ever opens two connections.
 */
record DynamoTickets(Table table) implements Tickets {
    @Override
    public void keep(Ticket ticket, Pass pass) {
        Watcher watcher = pass.watcher();
        var item = Item.of(
                Key.ticket(ticket),
                Map.of(
                        "team", Item.s(watcher.space().team().name()),
                        "mode", Item.s(watcher.space().mode().label()),
                        "subject", Item.s(watcher.subject()),
                        "key_id", Item.s(watcher.keyId()),
                        "scope", Item.s(watcher.scope()),
                        "until", Item.n(pass.expiresAt().toEpochMilli()),
                        "ttl", Item.n(Table.ttl(pass.expiresAt().plusSeconds(60)))));
        table.client().putItem(it -> it.tableName(table.name()).item(item));
    }

    @Override
    public Optional<Pass> take(Ticket ticket) {
        try {
            var deleted = table.client().deleteItem(it -> it.tableName(table.name())
                    .key(Key.ticket(ticket).attributes())
                    .conditionExpression("attribute_exists(pk)")
                    .returnValues(ReturnValue.ALL_OLD));
            return Optional.of(pass(new Item(deleted.attributes())));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static Pass pass(Item item) {
        return new Pass(ConnectionItem.watcher(item), Instant.ofEpochMilli(item.number("until")));
    }
}
