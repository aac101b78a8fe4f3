package mailroom.batches.domain;

/** What keeps batches apart: the list of a team's live ones and that of its test ones never meet, nor do their idempotency keys. */
public record Space(Team team, Mode mode) {
    private static final String TEST = "#test"; // no team's name has a #

    /** Unlike that of any other space. */
    @Override
    public String toString() {
        return mode == Mode.TEST ? team + TEST : team.name();
    }
}
