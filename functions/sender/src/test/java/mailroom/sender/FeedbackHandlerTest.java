package mailroom.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import mailroom.platform.EventSource;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Fate.Bounce;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Report;
import mailroom.sender.port.MemoryOutcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackHandlerTest {
    private final MemoryOutcomes outcomes = new MemoryOutcomes();

    private List<String> failures(SQSEvent event) {
        return new FeedbackHandler(outcomes, new Random(1), EventFile.SOURCE)
                .handleRequest(event, new Invocation("invocation-1", 10_000)).getBatchItemFailures().stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .toList();
    }

    private static SQSMessage ses(String id, String batch, int recipient, String type, String part) {
        return EventFile.message(id, """
            {"eventType":"%s","mail":{"timestamp":"2026-11-23T10:00:01.000Z","destination":["r@example.com"],
             "tags":{"mailroom-batch":["%s"],"mailroom-chunk":["3"],"mailroom-recipient":["%d"]}}%s}\
            """.formatted(type, batch, recipient, part));
    }

    private static SQSMessage delivered(String id, String batch, int recipient) {
        return ses(id, batch, recipient, "Delivery", ",\"delivery\":{\"timestamp\":\"2026-11-23T10:00:02.500Z\"}");
    }

    private Outcome only() {
        assertThat(outcomes.published()).hasSize(1);
        assertThat(outcomes.published().getFirst().outcomes()).hasSize(1);
        return outcomes.published().getFirst().outcomes().getFirst();
    }

    @Test
    void the_event_file_is_a_delivery_of_its_recipient() throws Exception {
        assertThat(failures(EventFile.read("feedback.json"))).isEmpty();
        assertThat(only()).isEqualTo(new Outcome(0, Instant.parse("2026-11-23T10:00:02.117Z"), new Fate.Delivered()));
    }

    @Test
    void events_of_another_queue_are_refused() {
        String body = delivered("1", "bat_1", 0).getBody();
        var event = EventFile.of(List.of(EventFile.message("1", body, "arn:aws:sqs:us-east-1:000000000000:other")));
        assertThatThrownBy(() -> failures(event)).isInstanceOf(EventSource.Foreign.class);
        assertThat(outcomes.published()).isEmpty();
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(
                        "Bounce",
                        """
                        ,"bounce":{"bounceType":"Permanent","bounceSubType":"General","timestamp":"2026-11-23T10:00:03Z",
                        "bouncedRecipients":[{"diagnosticCode":"smtp; 550 5.1.1 unknown"}]}\
                        """,
                        new Fate.Bounced(Bounce.PERMANENT, "General", "smtp;" + " 550 5.1.1" + " unknown")),
                Arguments.of(
                        "Bounce",
                        ",\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"Suppressed\"}",
                        new Fate.Bounced(Bounce.PERMANENT, "OnProviderSuppressionList", "")),
                Arguments.of(
                        "Bounce",
                        ",\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"OnAccountSuppressionList\"}",
                        new Fate.Bounced(Bounce.PERMANENT, "OnProviderSuppressionList", "")),
                Arguments.of(
                        "Bounce",
                        ",\"bounce\":{\"bounceType\":\"Transient\",\"bounceSubType\":\"MailboxFull\"}",
                        new Fate.Bounced(Bounce.TRANSIENT, "MailboxFull", "")),
                Arguments.of(
                        "Bounce",
                        ",\"bounce\":{\"bounceType\":\"Undetermined\",\"bounceSubType\":\"Undetermined\"}",
                        new Fate.Bounced(Bounce.TRANSIENT, "Undetermined", "")),
                Arguments.of(
                        "Complaint",
                        ",\"complaint\":{\"complaintFeedbackType\":\"abuse\"}",
                        new Fate.Complained("abuse")),
                Arguments.of("Complaint", ",\"complaint\":{\"complaintSubType\":null}", new Fate.Complained("")),
                Arguments.of(
                        "Reject", ",\"reject\":{\"reason\":\"Bad content\"}", new Fate.Rejected("Bad content", "")),
                Arguments.of(
                        "DeliveryDelay",
                        ",\"deliveryDelay\":{\"delayType\":\"MailboxFull\"}",
                        new Fate.Delayed("MailboxFull", "")),
                Arguments.of(
                        "Rendering Failure",
                        ",\"failure\":{\"errorMessage\":\"Attribute 'x' is not present\"}",
                        new Fate.Failed("Render", "Attribute 'x' is not present")));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void each_event_of_ses_has_its_meaning(String type, String part, Fate fate) {
        assertThat(failures(EventFile.of(List.of(ses("1", "bat_1", 7, type, part)))))
                .isEmpty();
        assertThat(only().fate()).isEqualTo(fate);
        assertThat(only().index()).isEqualTo(7);
    }

    @Test
    void an_event_without_a_time_of_its_own_has_the_mails() {
        failures(EventFile.of(List.of(ses("1", "bat_1", 7, "Reject", ",\"reject\":{\"reason\":\"x\"}"))));
        assertThat(only().at()).isEqualTo(Instant.parse("2026-11-23T10:00:01Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Send", "Open", "Click", "Subscription", "Something New"})
    void events_that_change_no_state_are_ignored(String type) {
        assertThat(failures(EventFile.of(List.of(ses("1", "bat_1", 7, type, "")))))
                .isEmpty();
        assertThat(outcomes.published()).isEmpty();
    }

    @Test
    void mails_of_other_senders_are_ignored() {
        var other = EventFile.message("1", """
            {"eventType":"Delivery","mail":{"tags":{"ses:from-domain":["example.com"]}},"delivery":{}}\
            """);
        assertThat(failures(EventFile.of(List.of(other)))).isEmpty();
        assertThat(outcomes.published()).isEmpty();
    }

    @Test
    void all_that_came_together_about_a_chunk_leaves_as_one_report() {
        var event = EventFile.of(
                List.of(delivered("1", "bat_1", 0), delivered("2", "bat_2", 0), delivered("3", "bat_1", 1)));
        assertThat(failures(event)).isEmpty();
        assertThat(outcomes.published()).hasSize(2);
        assertThat(outcomes.published())
                .filteredOn(it -> it.chunk().equals(new ChunkId("bat_1", 3)))
                .extracting(Report::outcomes)
                .singleElement()
                .satisfies(it -> assertThat(it).extracting(Outcome::index).containsExactly(0, 1));
    }

    @Test
    void a_malformed_message_fails_alone() {
        var event = EventFile.of(List.of(
                EventFile.message("1", "not JSON"),
                EventFile.message("2", "{}"),
                ses("3", "bat 1", 0, "Delivery", ",\"delivery\":{}"),
                delivered("4", "bat_1", 0)));
        assertThat(failures(event)).containsExactly("1", "2", "3");
        assertThat(outcomes.published()).hasSize(1);
    }

    @Test
    void exactly_the_messages_of_the_chunks_that_could_not_be_reported_come_again() {
        outcomes.refuse(Set.of(new ChunkId("bat_2", 3)));
        var event = EventFile.of(
                List.of(delivered("1", "bat_1", 0), delivered("2", "bat_2", 0), delivered("3", "bat_2", 1)));
        assertThat(failures(event)).containsExactly("2", "3");
    }
}
