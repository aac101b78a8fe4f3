package local.aws.ses;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import local.aws.proxy.AwsError;

/** One email, its content in the request: simple parts, or a raw MIME message. */
final class SendEmail {
    private static final int MOST_RECIPIENTS = 50;

    private SendEmail() {}

    static ObjectNode send(Ses ses, ObjectNode body) {
        Optional<String> set = optional(body, "ConfigurationSetName");
        ses.check(set);
        JsonNode destination = body.path("Destination");
        Email email = new Email(
                ses.newMessageId(),
                Fields.sender(body),
                Fields.addresses(destination.path("ToAddresses")),
                Fields.addresses(destination.path("CcAddresses")),
                Fields.addresses(destination.path("BccAddresses")),
                Fields.texts(body.path("ReplyToAddresses")),
                content(body.path("Content")),
                Fields.pairs(body.path("EmailTags")),
                set);
        Fields.checkCount(email.recipients().size(), MOST_RECIPIENTS);
        ses.post().accept(email);
        return object().put("MessageId", email.messageId());
    }

    private static Email.Content content(JsonNode content) {
        if (content.has("Raw")) {
            return new Email.Raw(required(content.path("Raw"), "Data"));
        }
        JsonNode simple = content.path("Simple");
        if (simple.isMissingNode()) {
            throw new AwsError(400, "BadRequestException", "Content must be Simple or Raw here");
        }
        JsonNode body = simple.path("Body");
        return new Email.Simple(
                required(simple.path("Subject"), "Data"),
                optional(body.path("Text"), "Data"),
                optional(body.path("Html"), "Data"),
                Fields.pairs(simple.path("Headers")));
    }
}
