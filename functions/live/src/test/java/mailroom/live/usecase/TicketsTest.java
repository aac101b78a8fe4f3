package mailroom.live.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import mailroom.live.domain.Ticket;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.port.Tickets;
import mailroom.live.usecase.AdmitByTicket.Admission;
import mailroom.live.usecase.AdmitByTicket.Reason;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final FakeClock clock = new FakeClock(Given.NOW);
    private final Tickets tickets = new InMemoryLive().ports().tickets();
    private final IssueTicket issue = new IssueTicket(tickets, clock, new Random(1));
    private final AdmitByTicket admit = new AdmitByTicket(tickets, clock);

    private String issued() {
        return issue.issue(Given.ADA).ticket().value();
    }

    @Test
    void a_ticket_lets_its_team_in_once() {
        String ticket = issued();
        assertThat(admit.admit(ticket)).isInstanceOfSatisfying(Admission.Admitted.class, it -> assertThat(
                        it.pass().watcher())
                .isEqualTo(Given.ADA));
        assertThat(admit.admit(ticket)).isEqualTo(new Admission.Refused(Reason.UNKNOWN_OR_USED));
    }

    @Test
    void a_ticket_is_good_until_thirty_seconds_are_over_and_no_moment_longer() {
        String inTime = issued();
        String late = issued();
        clock.advance(Duration.ofMillis(29_999));
        assertThat(admit.admit(inTime)).isInstanceOf(Admission.Admitted.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(admit.admit(late)).isEqualTo(new Admission.Refused(Reason.EXPIRED));
        assertThat(admit.admit(late)).isEqualTo(new Admission.Refused(Reason.UNKNOWN_OR_USED));
    }

    @Test
    void what_is_no_ticket_is_not_even_looked_up() {
        for (String shown :
                new String[] {"", "x", "a".repeat(42), "a".repeat(44), "a".repeat(42) + "#", "a".repeat(43) + "\n"}) {
            assertThat(admit.admit(shown)).isEqualTo(new Admission.Refused(Reason.NO_TICKET));
        }
        assertThat(admit.admit("a".repeat(43))).isEqualTo(new Admission.Refused(Reason.UNKNOWN_OR_USED));
    }

    @Test
    void a_ticket_is_not_printed() {
        Ticket ticket = Ticket.next(new Random(2));
        assertThat(ticket.toString()).doesNotContain(ticket.value());
        assertThat(ticket.hash()).hasSize(64).doesNotContain(ticket.value());
    }
}
