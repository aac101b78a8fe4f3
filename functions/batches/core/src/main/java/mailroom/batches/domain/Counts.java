package mailroom.batches.domain;

/** A batch's recipients by what became of them. What has no final state is open, so the parts sum to the total by construction. */
public record Counts(int total, Tally finals) {
    public Counts {
        if (finals.perState().values().stream().anyMatch(it -> it < 0) || finals.sum() > total) {
            throw new IllegalArgumentException(
                    "finals %s do not fit a total of %d".formatted(finals.perState(), total));
        }
    }

    public int open() {
        return total - finals.sum();
    }
}
