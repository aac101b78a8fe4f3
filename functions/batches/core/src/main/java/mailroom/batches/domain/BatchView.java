package mailroom.batches.domain;

/**
 * A batch as it stands now.
 *
 * @param version grows with every change of stage or counts: of two views of one batch, the one with the greater version is the later
 */
public record BatchView(Batch batch, Stage stage, Counts counts, long version) {
    /** The version of a batch that nothing has happened to yet. */
    public static final long FIRST_VERSION = 1;

    public static BatchView accepted(Batch batch) {
        return first(batch, new Stage.Queued());
    }

    public static BatchView opened(Batch batch) {
        return first(batch, new Stage.Open());
    }

    private static BatchView first(Batch batch, Stage stage) {
        return new BatchView(batch, stage, new Counts(batch.total(), Tally.EMPTY), FIRST_VERSION);
    }
}
