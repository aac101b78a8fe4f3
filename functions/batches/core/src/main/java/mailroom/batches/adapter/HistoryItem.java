package mailroom.batches.adapter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.Happening.What;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The batch's history, a list in its own item: it grows in the very update that makes history, at most six entries long. */
final class HistoryItem {
    /** Part of an update expression that adds {@code :happening}; needs {@code :none}, an empty list, too. */
    static final String APPEND =
            "%1$s = list_append(if_not_exists(%1$s, :none), :happening)".formatted(MetaItem.HISTORY);

    static final AttributeValue NONE = AttributeValue.fromL(List.of());

    private HistoryItem() {}

    static AttributeValue of(What what, Instant at) {
        return AttributeValue.fromL(
                List.of(AttributeValue.fromM(Map.of("what", Item.s(what.label()), "at", Item.s(at.toString())))));
    }

    static List<Happening> history(Item meta) {
        return !meta.has(MetaItem.HISTORY)
                ? List.of()
                : meta.list(MetaItem.HISTORY).stream()
                        .map(it -> new Item(it.m()))
                        .map(it -> new Happening(What.of(it.text("what")), it.time("at")))
                        .toList();
    }
}
