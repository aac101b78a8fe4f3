package mailroom.live.usecase;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Ticket;
import mailroom.live.domain.Watcher;
import mailroom.live.port.Tickets;

/** Gives a caller a ticket for one connection of its team. */
public final class IssueTicket {
    private final Tickets tickets;
    private final InstantSource clock;
    private final RandomGenerator random;

    public IssueTicket(Tickets tickets, InstantSource clock, RandomGenerator random) {
        this.tickets = tickets;
        this.clock = clock;
        this.random = random;
    }

    /** A ticket, and until when it opens a connection. */
    public record Issued(Ticket ticket, Instant expiresAt) {}

    public Issued issue(Watcher watcher) {
        Ticket ticket = Ticket.next(random);
        Instant expiresAt = clock.instant().plus(Ticket.LIFE);
        tickets.keep(ticket, new Pass(watcher, expiresAt));
        return new Issued(ticket, expiresAt);
    }
}
