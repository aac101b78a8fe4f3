package local.aws.ses;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.proxy.JsonBody;

/** One template, up to fifty destinations; each entry is accepted or refused by itself. */
final class SendBulkEmail {
    private static final int MOST_ENTRIES = 50;

    private final Ses ses;
    private final ObjectNode body;
    private final String from;
    private final JsonNode template;
    private final ObjectNode defaults;

    private SendBulkEmail(Ses ses, ObjectNode body) {
        this.ses = ses;
        this.body = body;
        this.from = Fields.sender(body);
        this.template = body.path("DefaultContent").path("Template");
        this.defaults = optional(template, "TemplateData").map(JsonBody::read).orElseGet(JsonBody::object);
    }

    static ObjectNode send(Ses ses, ObjectNode body) {
        ses.check(optional(body, "ConfigurationSetName"));
        JsonNode entries = body.path("BulkEmailEntries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new AwsError(
                    400, "BadRequestException", "%d entries, 1 to %d allowed.".formatted(entries.size(), MOST_ENTRIES));
        }
        SendBulkEmail call = new SendBulkEmail(ses, body);
        ObjectNode answer = object();
        ArrayNode results = answer.putArray("BulkEmailEntryResults");
        entries.forEach(it -> results.add(call.entry(it)));
        return answer;
    }

    private ObjectNode entry(JsonNode entry) {
        Optional<String> fault = ses.faults().entryFailure();
        if (fault.isPresent()) {
            return failed(fault.get(), "The stand-in was told to answer so");
        }
        if (!template.has("TemplateContent")) {
            return failed("TEMPLATE_NOT_FOUND", "Only inline templates are served here");
        }
        try {
            return accept(entry);
        } catch (AwsError e) {
            return failed("INVALID_PARAMETER", e.text());
        }
    }

    private static ObjectNode failed(String status, String error) {
        return object().put("Status", status).put("Error", error);
    }

    private ObjectNode accept(JsonNode entry) {
        ObjectNode values = optional(
                        entry.path("ReplacementEmailContent").path("ReplacementTemplate"), "ReplacementTemplateData")
                .map(JsonBody::read)
                .orElseGet(JsonBody::object);
        String id = ses.newMessageId();
        try {
            ses.post().accept(email(entry, id, render(entry, values)));
        } catch (Template.MissingAttribute e) {
            Email unsent =
                    email(entry, id, new Email.Simple("", Optional.empty(), Optional.empty(), Fields.pairs(object())));
            ses.post().failRendering(unsent, String.valueOf(e.getMessage()));
        }
        return object().put("Status", "SUCCESS").put("MessageId", id);
    }

    private Email.Simple render(JsonNode entry, ObjectNode values) throws Template.MissingAttribute {
        JsonNode content = template.path("TemplateContent");
        return new Email.Simple(
                new Template(content.path("Subject").asText()).render(values, defaults),
                part(content, "Text", values),
                part(content, "Html", values),
                Fields.merged(Fields.pairs(template.path("Headers")), Fields.pairs(entry.path("ReplacementHeaders"))));
    }

    private Optional<String> part(JsonNode content, String name, ObjectNode values) throws Template.MissingAttribute {
        Optional<String> text = optional(content, name);
        return text.isEmpty() ? text : Optional.of(new Template(text.get()).render(values, defaults));
    }

    private Email email(JsonNode entry, String id, Email.Content content) {
        JsonNode destination = entry.path("Destination");
        List<String> to = Fields.addresses(destination.path("ToAddresses"));
        List<String> cc = Fields.addresses(destination.path("CcAddresses"));
        List<String> bcc = Fields.addresses(destination.path("BccAddresses"));
        Fields.checkCount(to.size() + cc.size() + bcc.size(), MOST_ENTRIES);
        return new Email(
                id,
                from,
                to,
                cc,
                bcc,
                Fields.texts(body.path("ReplyToAddresses")),
                content,
                Fields.merged(Fields.pairs(body.path("DefaultEmailTags")), Fields.pairs(entry.path("ReplacementTags"))),
                optional(body, "ConfigurationSetName"));
    }
}
