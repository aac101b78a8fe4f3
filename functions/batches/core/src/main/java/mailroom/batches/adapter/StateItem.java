package mailroom.batches.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@code STATE#n}: under 1 KB for 50 recipients without failures, one write unit. A sign per recipient, times in base 36 as milliseconds
 * after the earliest of them, reasons only where there is one.
 */
final class StateItem {
    static final String SIGNS = "signs";
    static final String TIMES = "times";
    static final String BASE = "base";
    static final String REASONS = "reasons";
    static final String VERSION = "v";
    private static final int RADIX = 36;

    private StateItem() {}

    static Map<String, AttributeValue> of(ChunkState state, long ttl) {
        var item = new Item.Builder(Key.state(state.id()));
        changing(state).forEach(item::put);
        return item.put("batch", state.id().batch().value())
                .put("chunk", state.id().number())
                .put("ttl", ttl)
                .attributes();
    }

    /** The attributes that a change of state changes. */
    static Map<String, AttributeValue> changing(ChunkState state) {
        List<Outcome> outcomes = state.recipients();
        long base =
                outcomes.stream().mapToLong(it -> it.at().toEpochMilli()).min().orElse(0);
        var signs = new StringBuilder();
        var times = new ArrayList<String>();
        var reasons = new HashMap<String, AttributeValue>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            long after = outcome.at().toEpochMilli() - base;
            signs.append(outcome.state().sign());
            times.add(after == 0 ? "" : Long.toString(after, RADIX));
            if (!outcome.reason().equals(Reason.NONE)) {
                reasons.put(Integer.toString(i), reason(outcome.reason()));
            }
        }
        return Map.of(
                SIGNS, Item.s(signs.toString()),
                TIMES, Item.s(String.join(",", times)),
                BASE, Item.n(base),
                REASONS, AttributeValue.fromM(reasons),
                VERSION, Item.n(state.version()));
    }

    private static AttributeValue reason(Reason reason) {
        var parts = new HashMap<String, AttributeValue>();
        parts.put("b", Item.s(reason.bounce().label()));
        if (!reason.code().isEmpty()) {
            parts.put("c", Item.s(reason.code()));
        }
        if (!reason.diagnostic().isEmpty()) {
            parts.put("d", Item.s(reason.diagnostic()));
        }
        return AttributeValue.fromM(parts);
    }

    static ChunkState state(ChunkId id, Item item) {
        String signs = item.text(SIGNS);
        String[] times = item.text(TIMES).split(",", -1);
        long base = item.number(BASE);
        Map<String, AttributeValue> reasons = item.map(REASONS);
        var outcomes = new ArrayList<Outcome>(signs.length());
        for (int i = 0; i < signs.length(); i++) {
            long after = times[i].isEmpty() ? 0 : Long.parseLong(times[i], RADIX);
            AttributeValue reason = reasons.get(Integer.toString(i));
            outcomes.add(new Outcome(
                    RecipientState.ofSign(signs.charAt(i)),
                    Instant.ofEpochMilli(base + after),
                    reason == null ? Reason.NONE : reason(new Item(reason.m()))));
        }
        return new ChunkState(id, item.number(VERSION), outcomes);
    }

    private static Reason reason(Item item) {
        return new Reason(
                Reason.Bounce.of(item.text("b")).orElse(Reason.Bounce.NONE),
                item.textOr("c", ""),
                item.textOr("d", ""));
    }
}
