package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class MailTest {
    private static Fixture fixture;
    private static SesV2Client ses;
    private static Feedback feedback;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> Bulk.stack(
                it, List.of("DELIVERY", "BOUNCE", "complaint", "deliveryDelay", "REJECT", "RENDERING_FAILURE")));
        ses = fixture.client(SesV2Client.builder(), "LOCALSENDER");
        feedback = new Feedback(fixture);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static long mails(String address) {
        return fixture.aws().mailbox().count(address);
    }

    @Test
    void a_simple_email_arrives_with_all_its_parts_and_is_reported() {
        String id = ses.sendEmail(it -> it.fromEmailAddress("Shop <shop@example.com>")
                        .destination(d -> d.toAddresses("Ann <ann@example.com>"))
                        .replyToAddresses("help@example.com")
                        .configurationSetName("set")
                        .emailTags(MessageTag.builder()
                                .name("campaign")
                                .value("autumn")
                                .build())
                        .content(c -> c.simple(s -> s.subject(x -> x.data("Grüße"))
                                .body(b -> b.text(x -> x.data("plain")).html(x -> x.data("<b>rich</b>"))))))
                .messageId();

        JsonNode event = feedback.of(id, 1).getFirst();
        assertThat(event.path("eventType").asText()).isEqualTo("Delivery");
        assertThat(event.path("mail").path("tags").path("campaign").path(0).asText())
                .isEqualTo("autumn");
        assertThat(event.path("delivery").path("recipients").path(0).asText()).isEqualTo("ann@example.com");
        assertThat(fixture.aws().mailbox().latest()).anySatisfy(mail -> {
            assertThat(mail.recipient()).isEqualTo("ann@example.com");
            assertThat(mail.subject()).isEqualTo("Grüße");
            assertThat(mail.body()).isEqualTo("plain");
        });
    }

    @Test
    void a_raw_email_is_handed_over_as_it_is() {
        String mime = "From: a@example.com\r\nTo: raw@example.com\r\nSubject: raw one\r\n\r\nhello raw\r\n";
        ses.sendEmail(it -> it.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("raw@example.com"))
                .content(c -> c.raw(r -> r.data(SdkBytes.fromUtf8String(mime)))));

        await().until(() -> mails("raw@example.com") == 1);
        assertThat(fixture.aws().mailbox().latest())
                .anySatisfy(it -> assertThat(it.body()).isEqualTo("hello raw"));
    }

    @Test
    void every_recipient_of_a_bulk_email_gets_its_own_text_headers_tags_and_event() {
        var results = ses.sendBulkEmail(Bulk.request("r1@example.com", "r2@example.com"))
                .bulkEmailEntryResults();

        assertThat(results).extracting(BulkEmailEntryResult::status).containsOnly(BulkEmailStatus.SUCCESS);
        JsonNode second = feedback.of(results.get(1).messageId(), 1).getFirst();
        assertThat(second.path("mail").path("tags").path("index").path(0).asText())
                .isEqualTo("1");
        assertThat(second.path("mail").path("tags").path("batch").path(0).asText())
                .isEqualTo("bat_1");
        assertThat(fixture.aws().mailbox().latest())
                .anySatisfy(it -> assertThat(it.subject()).isEqualTo("Hello r2@example.com"));
    }

    @Test
    void simulator_addresses_behave_as_their_names_say() {
        List<String> names = List.of("success", "bounce", "ooto", "complaint", "suppressionlist", "bounce+x");
        var results = ses.sendBulkEmail(Bulk.request(names.stream()
                        .map(it -> it + "@simulator.amazonses.com")
                        .toArray(String[]::new)))
                .bulkEmailEntryResults();

        assertThat(types(results.get(0), 1)).containsExactly("Delivery");
        assertThat(types(results.get(1), 1)).containsExactly("Bounce");
        assertThat(types(results.get(2), 1)).containsExactly("Delivery");
        assertThat(types(results.get(3), 2)).containsExactly("Delivery", "Complaint");
        JsonNode suppressed =
                feedback.of(results.get(4).messageId(), 1).getFirst().path("bounce");
        assertThat(suppressed.path("bounceType").asText()).isEqualTo("Permanent");
        assertThat(suppressed.path("bounceSubType").asText()).isEqualTo("Suppressed");
        JsonNode bounced = feedback.of(results.get(5).messageId(), 1).getFirst().path("bounce");
        assertThat(bounced.path("bounceSubType").asText()).isEqualTo("General");
        assertThat(bounced.path("bouncedRecipients").path(0).path("status").asText())
                .isEqualTo("5.1.1");
        assertThat(mails("success@simulator.amazonses.com")).isPositive();
        assertThat(mails("complaint@simulator.amazonses.com")).isPositive();
        assertThat(mails("bounce@simulator.amazonses.com")).isZero();
        assertThat(mails("suppressionlist@simulator.amazonses.com")).isZero();
    }

    private static Stream<String> types(BulkEmailEntryResult result, int events) {
        return feedback.of(result.messageId(), events).stream()
                .map(it -> it.path("eventType").asText());
    }

    @Test
    void an_entry_with_an_illegal_address_is_refused_and_its_neighbour_sent() {
        var results = ses.sendBulkEmail(Bulk.request("not an address", "neighbour@example.com"))
                .bulkEmailEntryResults();

        assertThat(results.get(0).status()).isEqualTo(BulkEmailStatus.INVALID_PARAMETER);
        assertThat(results.get(0).error()).contains("not an address");
        assertThat(results.get(1).status()).isEqualTo(BulkEmailStatus.SUCCESS);
        await().until(() -> mails("neighbour@example.com") == 1);
    }

    @Test
    void a_template_with_a_hole_is_accepted_and_reported_as_a_rendering_failure() {
        var results = ses.sendBulkEmail(Bulk.request("hole@example.com").toBuilder()
                        .defaultContent(c -> c.template(t ->
                                t.templateContent(x -> x.subject("{{nobody}}").text("x"))))
                        .build())
                .bulkEmailEntryResults();

        assertThat(results.getFirst().status()).isEqualTo(BulkEmailStatus.SUCCESS);
        assertThat(types(results.getFirst(), 1)).containsExactly("Rendering Failure");
        assertThat(mails("hole@example.com")).isZero();
    }

    @Test
    void a_hanging_call_sends_its_mails_once_and_never_answers() {
        fixture.aws().sesFaults().hangNext(1);

        assertThatThrownBy(() -> ses.sendBulkEmail(Bulk.request("hang@example.com").toBuilder()
                        .overrideConfiguration(it -> it.apiCallTimeout(Duration.ofMillis(700)))
                        .build()))
                .isInstanceOf(ApiCallTimeoutException.class);

        await().until(() -> mails("hang@example.com") == 1);
        ses.sendBulkEmail(Bulk.request("after@example.com"));
    }

    @Test
    void throttled_calls_and_entries_send_nothing() {
        fixture.aws().sesFaults().throttleNext(1);
        assertThatThrownBy(() -> ses.sendBulkEmail(Bulk.request("throttled@example.com")))
                .isInstanceOf(TooManyRequestsException.class);

        fixture.aws().sesFaults().answerEntriesNext(List.of("SUCCESS", "ACCOUNT_THROTTLED"));
        var results = ses.sendBulkEmail(Bulk.request("t1@example.com", "t2@example.com", "t3@example.com"))
                .bulkEmailEntryResults();

        assertThat(results)
                .extracting(BulkEmailEntryResult::status)
                .containsExactly(BulkEmailStatus.SUCCESS, BulkEmailStatus.ACCOUNT_THROTTLED, BulkEmailStatus.SUCCESS);
        await().until(() -> mails("t1@example.com") + mails("t3@example.com") == 2);
        assertThat(mails("t2@example.com") + mails("throttled@example.com")).isZero();
    }

    @Test
    void mistakes_are_named_as_ses_names_them() {
        assertThatThrownBy(() -> ses.sendBulkEmail(Bulk.request(
                        IntStream.range(0, 51).mapToObj(i -> i + "@example.com").toArray(String[]::new))))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ses.sendBulkEmail(Bulk.request("x@example.com").toBuilder()
                        .configurationSetName("none")
                        .build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ses.sendBulkEmail(Bulk.request("x@example.com").toBuilder()
                        .fromEmailAddress("no address")
                        .build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Illegal address: no address");
        assertThatThrownBy(() -> ses.listContactLists(it -> it.pageSize(1))).isInstanceOf(SesV2Exception.class);
    }

    @Test
    void a_thousand_recipients_give_a_thousand_mails_and_a_thousand_events() {
        List<String> all = IntStream.range(0, 1_000)
                .mapToObj(i -> "many" + i + "@example.com")
                .toList();
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> ses.sendBulkEmail(
                                Bulk.request(all.subList(i * 50, i * 50 + 50).toArray(String[]::new)))
                        .bulkEmailEntryResults())
                .flatMap(List::stream)
                .map(BulkEmailEntryResult::messageId)
                .toList();

        Map<String, Long> counts = await().until(() -> fixture.aws().mailbox().counts(), it -> it.keySet()
                .containsAll(all));
        assertThat(all).allSatisfy(it -> assertThat(counts).containsEntry(it, 1L));
        ids.forEach(id -> assertThat(feedback.of(id, 1)).hasSize(1));
    }
}
