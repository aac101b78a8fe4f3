package mailroom.batches.domain;

/** A batch as it stands now. */
public record BatchView(Batch batch, Stage stage, Counts counts) {
    public static BatchView accepted(Batch batch) {
        return new BatchView(batch, new Stage.Queued(), new Counts(batch.total(), Tally.EMPTY));
    }
}
