package mailroom.sender;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import mailroom.platform.Event;
import mailroom.platform.Json;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Fate.Bounce;
import mailroom.sender.domain.Outcome;

/** Reads one event of SES's event publishing, as it comes by SNS with raw delivery. One event is about one recipient of ours. */
sealed interface SesFeedback {
    /** What the event says about one of our recipients. */
    record Heard(ChunkId chunk, Outcome outcome) implements SesFeedback {}

    /** Nothing for us: another sender's mail, or an event that changes no state. */
    record Ignored(String why) implements SesFeedback {}

    static SesFeedback read(String text) throws Event.Unreadable {
        JsonNode event;
        try {
            event = Json.read(text);
        } catch (Json.Malformed e) {
            // Without the parser's own words: they may quote an address.
            throw new Event.Unreadable("no JSON");
        }
        String type = event.path("eventType").asText("");
        JsonNode tags = event.path("mail").path("tags");
        if (type.isEmpty()) {
            throw new Event.Unreadable("no event of SES: eventType is missing");
        }
        if (!tags.has("mailroom-batch") || !tags.has("mailroom-chunk") || !tags.has("mailroom-recipient")) {
            return new Ignored("it does not carry our tags");
        }
        return switch (type) {
            case "Delivery" -> heard(event, "delivery", new Fate.Delivered());
            case "Bounce" -> heard(event, "bounce", bounced(event.path("bounce")));
            case "Complaint" -> heard(event, "complaint", complained(event.path("complaint")));
            case "Reject" ->
                heard(
                        event,
                        "reject",
                        new Fate.Rejected(event.path("reject").path("reason").asText(""), ""));
            case "DeliveryDelay" -> heard(event, "deliveryDelay", delayed(event.path("deliveryDelay")));
            case "Rendering Failure" ->
                heard(
                        event,
                        "failure",
                        new Fate.Failed(
                                "Render",
                                event.path("failure").path("errorMessage").asText("")));
            default -> new Ignored("events of type " + (type.length() > 30 ? "unknown" : type) + " change no state");
        };
    }

    private static Fate bounced(JsonNode bounce) {
        // "Undetermined" is a bounce whose reason the receiver did not give: nothing says that it is for good.
        boolean permanent = bounce.path("bounceType").asText("").equals("Permanent");
        return new Fate.Bounced(
                permanent ? Bounce.PERMANENT : Bounce.TRANSIENT,
                code(bounce.path("bounceSubType").asText("")),
                bounce.path("bouncedRecipients").path(0).path("diagnosticCode").asText(""));
    }

    private static Fate complained(JsonNode complaint) {
        String subType = complaint.path("complaintSubType").asText("");
        return new Fate.Complained(
                subType.isEmpty() ? complaint.path("complaintFeedbackType").asText("") : code(subType));
    }

    private static Fate delayed(JsonNode delay) {
        return new Fate.Delayed(
                delay.path("delayType").asText(""),
                delay.path("delayedRecipients").path(0).path("diagnosticCode").asText(""));
    }

    private static String code(String subType) {
        return switch (subType) {
            case "Suppressed", "OnAccountSuppressionList" -> "OnProviderSuppressionList";
            default -> subType;
        };
    }

    private static SesFeedback heard(JsonNode event, String part, Fate fate) throws Event.Unreadable {
        JsonNode mail = event.path("mail");
        JsonNode tags = mail.path("tags");
        String at =
                event.path(part).path("timestamp").asText(mail.path("timestamp").asText(""));
        try {
            ChunkId chunk = new ChunkId(tag(tags, "mailroom-batch"), Integer.parseInt(tag(tags, "mailroom-chunk")));
            int index = Integer.parseInt(tag(tags, "mailroom-recipient"));
            return new Heard(chunk, new Outcome(index, Instant.parse(at), fate));
        } catch (DateTimeException e) {
            throw new Event.Unreadable("an event of SES without a time");
        } catch (IllegalArgumentException e) {
            throw new Event.Unreadable("an event of SES whose tags are not as we set them");
        }
    }

    private static String tag(JsonNode tags, String name) {
        return tags.path(name).path(0).asText("");
    }
}
