package mailroom.live.domain;

import java.time.Instant;

/** What a ticket stands for: whoever shows it before {@code expiresAt} is connected for the team. */
public record Pass(Team team, String subject, Instant expiresAt) {
    public boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
