package mailroom.batches.domain;

import java.util.EnumMap;
import java.util.Map;

/** How many recipients per final state; as a difference of two, how many more or fewer. Holds no zeros, so equal tallies are equal. */
public record Tally(Map<RecipientState, Integer> perState) {
    public static final Tally EMPTY = new Tally(Map.of());

    public Tally {
        var kept = new EnumMap<RecipientState, Integer>(RecipientState.class);
        perState.forEach((state, count) -> {
            if (!state.isFinal()) {
                throw new IllegalArgumentException("%s is not final: only finals are counted".formatted(state));
            }
            if (count != 0) {
                kept.put(state, count);
            }
        });
        perState = Map.copyOf(kept);
    }

    public int of(RecipientState state) {
        return perState.getOrDefault(state, 0);
    }

    public int sum() {
        return perState.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Tally plus(Tally other) {
        var sum = new EnumMap<RecipientState, Integer>(RecipientState.class);
        sum.putAll(perState);
        other.perState.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new Tally(sum);
    }

    public Tally minus(Tally other) {
        var negated = new EnumMap<RecipientState, Integer>(RecipientState.class);
        other.perState.forEach((state, count) -> negated.put(state, -count));
        return plus(new Tally(negated));
    }
}
