package local.aws;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;

/** Bulk emails, and the resources that they need. */
final class Bulk {
    private Bulk() {}

    static StackBuilder stack(StackBuilder stack, List<String> eventTypes) {
        String types = eventTypes.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(","));
        return stack.queue("feedback", "{}")
                .topic("feedback")
                .subscription("feedback", "feedback", "{\"RawMessageDelivery\": true}")
                .add("Set", "AWS::SES::ConfigurationSet", "set", "none", "{\"Name\": \"set\"}")
                .add("Destination", "AWS::SES::ConfigurationSetEventDestination", "destination", "none", """
                    {"ConfigurationSetName": "set",
                     "EventDestination": {"Name": "feedback", "Enabled": true, "MatchingEventTypes": [%s],
                                          "SnsDestination": {"TopicARN": "%s"}}}""".formatted(
                                types, StackBuilder.topicArn("feedback")));
    }

    static SendBulkEmailRequest request(String... recipients) {
        return SendBulkEmailRequest.builder()
                .fromEmailAddress("shop@example.com")
                .configurationSetName("set")
                .defaultEmailTags(
                        MessageTag.builder().name("batch").value("bat_1").build(),
                        MessageTag.builder().name("index").value("none").build())
                .defaultContent(c -> c.template(t -> t.templateData("{}")
                        .templateContent(x -> x.subject("{{subject}}").text("{{text}}"))))
                .bulkEmailEntries(IntStream.range(0, recipients.length)
                        .mapToObj(i -> entry(recipients[i], i))
                        .toList())
                .build();
    }

    private static BulkEmailEntry entry(String recipient, int index) {
        return BulkEmailEntry.builder()
                .destination(d -> d.toAddresses(recipient))
                .replacementTags(
                        MessageTag.builder().name("index").value("" + index).build())
                .replacementHeaders(MessageHeader.builder()
                        .name("X-Index")
                        .value("" + index)
                        .build())
                .replacementEmailContent(c -> c.replacementTemplate(t -> t.replacementTemplateData(
                        "{\"subject\": \"Hello %s\", \"text\": \"Dear {{friend}} <b>\"}".formatted(recipient))))
                .build();
    }
}
