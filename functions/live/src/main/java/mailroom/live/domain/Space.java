package mailroom.live.domain;

/** What keeps batches apart: those of a team in one mode. */
public record Space(Team team, Mode mode) {}
