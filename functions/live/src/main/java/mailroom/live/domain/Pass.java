package mailroom.live.domain;

import java.time.Instant;

/** What a ticket stands for: whoever shows it before {@code expiresAt} is connected as the watcher. */
public record Pass(Watcher watcher, Instant expiresAt) {
    public boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
