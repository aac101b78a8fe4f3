package local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class MailServerAnswersTest {
    private static ScriptedSmtp smtp;
    private static Fixture fixture;
    private static SesV2Client ses;
    private static Feedback feedback;

    @BeforeAll
    static void start() {
        smtp = new ScriptedSmtp();
        fixture = Fixture.of(
                it -> Bulk.stack(it, List.of("DELIVERY", "BOUNCE", "DELIVERY_DELAY")), Optional.of(smtp.address()));
        ses = fixture.client(SesV2Client.builder(), "LOCALSENDER");
        feedback = new Feedback(fixture);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        smtp.close();
    }

    private static List<JsonNode> events(int count, String... answers) {
        smtp.answerNext(answers);
        String id = ses.sendBulkEmail(Bulk.request("ann@example.com"))
                .bulkEmailEntryResults()
                .getFirst()
                .messageId();
        return feedback.of(id, count);
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(it -> it.path("eventType").asText()).toList();
    }

    @Test
    void an_accepted_mail_is_delivered_with_the_servers_words() {
        List<JsonNode> events = events(1);

        assertThat(types(events)).containsExactly("Delivery");
        assertThat(events.getFirst().path("delivery").path("smtpResponse").asText())
                .isEqualTo("250 2.0.0 queued as 42");
    }

    @Test
    void a_refusal_is_a_permanent_bounce() {
        List<JsonNode> events = events(1, "550 5.7.1 no");

        JsonNode bounce = events.getFirst().path("bounce");
        assertThat(bounce.path("bounceType").asText()).isEqualTo("Permanent");
        assertThat(bounce.path("bouncedRecipients").path(0).path("status").asText())
                .isEqualTo("5.7.1");
        assertThat(bounce.path("bouncedRecipients")
                        .path(0)
                        .path("diagnosticCode")
                        .asText())
                .isEqualTo("smtp; 550 5.7.1 no");
    }

    @Test
    void a_deferral_that_lasts_is_a_delay_and_then_a_transient_bounce() {
        List<JsonNode> events = events(2, "451 4.3.0 later", "451 4.3.0 later", "451 4.3.0 later");

        assertThat(types(events)).containsExactly("DeliveryDelay", "Bounce");
        assertThat(events.getLast().path("bounce").path("bounceType").asText()).isEqualTo("Transient");
    }

    @Test
    void a_deferral_that_passes_is_a_delay_and_then_a_delivery() {
        assertThat(types(events(2, "421 busy"))).containsExactly("DeliveryDelay", "Delivery");
    }
}
