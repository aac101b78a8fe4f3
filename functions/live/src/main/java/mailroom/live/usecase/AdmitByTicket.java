package mailroom.live.usecase;

import java.time.InstantSource;
import java.util.Optional;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Ticket;
import mailroom.live.port.Tickets;

/** Lets in who shows a ticket. A ticket is used up by showing it, be it in time or not. */
public final class AdmitByTicket {
    private final Tickets tickets;
    private final InstantSource clock;

    public AdmitByTicket(Tickets tickets, InstantSource clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What showing a ticket leads to. */
    public sealed interface Admission {
        record Admitted(Pass pass) implements Admission {}

        /** The reason is for the log, not for who was refused. */
        record Refused(Reason reason) implements Admission {}
    }

    /** Why somebody is not let in. */
    public enum Reason {
        NO_TICKET,
        UNKNOWN_OR_USED,
        EXPIRED
    }

    public Admission admit(String shown) {
        Optional<Ticket> ticket = Ticket.parse(shown);
        if (ticket.isEmpty()) {
            return new Admission.Refused(Reason.NO_TICKET);
        }
        Optional<Pass> pass = tickets.take(ticket.get());
        if (pass.isEmpty()) {
            return new Admission.Refused(Reason.UNKNOWN_OR_USED);
        }
        return pass.get().isOverAt(clock.instant())
                ? new Admission.Refused(Reason.EXPIRED)
                : new Admission.Admitted(pass.get());
    }
}
