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
        return new BatchView(batch, new Stage.Queued(), new Counts(batch.total(), Tally.EMPTY), FIRST_VERSION);
    }
}
