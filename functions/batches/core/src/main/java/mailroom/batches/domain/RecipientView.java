package mailroom.batches.domain;

/** One recipient as it stands now. */
public record RecipientView(Address address, Outcome outcome) {}
