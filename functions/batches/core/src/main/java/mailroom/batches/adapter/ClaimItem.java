package mailroom.batches.adapter;

import java.util.Map;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Team;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code KEY#owner#hash}: an idempotency key in use. */
final class ClaimItem {
    private ClaimItem() {}

    static Map<String, AttributeValue> of(Claim claim) {
        long expires = claim.expires().getEpochSecond();
        return new Item.Builder(Key.claim(claim.team(), claim.key()))
                .put("payload", claim.payload())
                .put("batch", claim.batch().value())
                .put("expires", expires)
                .put("ttl", expires)
                .attributes();
    }

    static Claim claim(Team team, IdempotencyKey key, Item item) {
        return new Claim(team, key, item.text("payload"), new BatchId(item.text("batch")), item.seconds("expires"));
    }
}
