package local.aws.ses;

import static local.aws.proxy.JsonBody.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of SES's events, in its own JSON.
 *
 * @param type such as {@code Bounce}, or {@code Rendering Failure} with a space
 * @param field the field that holds {@code detail}
 */
record Event(String type, String field, ObjectNode detail) {
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final String MTA = "dns; localhost";

    static Event send() {
        return new Event("Send", "send", object());
    }

    static Event delivery(String recipient, String response, Instant at, long millis) {
        ObjectNode detail = object().put("timestamp", at.toString()).put("processingTimeMillis", millis);
        detail.putArray("recipients").add(recipient);
        return new Event(
                "Delivery", "delivery", detail.put("smtpResponse", response).put("reportingMTA", MTA));
    }

    static Event bounce(String recipient, String type, String subType, String response, Instant at, String feedbackId) {
        ObjectNode detail =
                object().put("feedbackId", feedbackId).put("bounceType", type).put("bounceSubType", subType);
        detail.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", recipient)
                .put("action", "failed")
                .put("status", status(response))
                .put("diagnosticCode", "smtp; " + response);
        return new Event(
                "Bounce", "bounce", detail.put("timestamp", at.toString()).put("reportingMTA", MTA));
    }

    static Event complaint(String recipient, Instant at, String feedbackId) {
        ObjectNode detail = object().put("feedbackId", feedbackId).putNull("complaintSubType");
        detail.putArray("complainedRecipients").addObject().put("emailAddress", recipient);
        detail.put("timestamp", at.toString())
                .put("userAgent", "Amazon SES Mailbox Simulator")
                .put("complaintFeedbackType", "abuse")
                .put("arrivalDate", at.toString());
        return new Event("Complaint", "complaint", detail);
    }

    static Event delay(String recipient, String response, Instant at, Instant until) {
        ObjectNode detail = object().put("timestamp", at.toString())
                .put("delayType", "TransientCommunicationFailure")
                .put("expirationTime", until.toString());
        ArrayNode recipients = detail.putArray("delayedRecipients");
        recipients
                .addObject()
                .put("emailAddress", recipient)
                .put("status", status(response))
                .put("diagnosticCode", "smtp; " + response);
        return new Event("DeliveryDelay", "deliveryDelay", detail.put("reportingMTA", MTA));
    }

    static Event reject() {
        return new Event("Reject", "reject", object().put("reason", "Bad content"));
    }

    static Event renderingFailure(String message) {
        return new Event(
                "Rendering Failure",
                "failure",
                object().put("errorMessage", message).put("templateName", "inline"));
    }

    private static String status(String response) {
        Matcher enhanced = ENHANCED.matcher(response);
        if (enhanced.find()) {
            return enhanced.group(1);
        }
        return response.startsWith("4") ? "4.0.0" : "5.0.0";
    }

    /** The whole event. */
    String json(Email email, Instant sentAt) {
        ObjectNode event = object().put("eventType", type);
        event.set("mail", mail(email, sentAt));
        event.set(field, detail);
        return event.toString();
    }

    private static ObjectNode mail(Email email, Instant sentAt) {
        ObjectNode mail = object().put("timestamp", sentAt.toString())
                .put("source", email.from())
                .put("sendingAccountId", "000000000000")
                .put("messageId", email.messageId());
        ArrayNode destination = mail.putArray("destination");
        email.recipients().forEach(destination::add);
        mail.put("headersTruncated", false);
        ArrayNode headers = mail.putArray("headers");
        headers.addObject().put("name", "From").put("value", email.from());
        headers.addObject().put("name", "To").put("value", String.join(", ", email.to()));
        ObjectNode common = mail.putObject("commonHeaders");
        common.putArray("from").add(email.from());
        ArrayNode to = common.putArray("to");
        email.to().forEach(to::add);
        common.put("messageId", email.messageId());
        if (email.content() instanceof Email.Simple simple) {
            common.put("subject", simple.subject());
        }
        ObjectNode tags = mail.putObject("tags");
        email.tags().forEach((name, value) -> tags.putArray(name).add(value));
        email.configurationSet()
                .ifPresent(it -> tags.putArray("ses:configuration-set").add(it));
        return mail;
    }
}
