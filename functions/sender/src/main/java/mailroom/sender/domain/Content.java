package mailroom.sender.domain;

import java.util.List;

/**
 * What all recipients of a chunk get. Subject and body are Handlebars templates over the recipient's variables.
 *
 * @param replyTo none, or the addresses that answers go to
 */
public record Content(String from, List<String> replyTo, String subject, Body body) {
    public Content {
        replyTo = List.copyOf(replyTo);
        Headers.requireOneLine("from", from);
        replyTo.forEach(it -> Headers.requireOneLine("reply_to", it));
    }

    @Override
    public String toString() {
        return "Content[]";
    }
}
