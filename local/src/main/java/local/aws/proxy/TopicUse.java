package local.aws.proxy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What publishing to SNS is billed as: a request for every 64 KB of messages, a batch being one publish. */
final class TopicUse {
    private static final String TOPIC = "TopicArn=";

    private TopicUse() {}

    static boolean isFifo(Buffer request) {
        String text = request.toString(StandardCharsets.ISO_8859_1);
        int start = text.startsWith(TOPIC) ? 0 : text.indexOf("&" + TOPIC) + 1;
        int end = text.indexOf('&', start);
        return text.startsWith(TOPIC, start)
                && text.substring(start, end < 0 ? text.length() : end).endsWith(".fifo");
    }

    static int requests(Buffer request) {
        // a form is never shorter than the messages that it carries
        return request.length() <= QueueUse.CHUNK
                ? 1
                : QueueUse.chunks(Form.parse(request).bytes(TopicUse::isPayload));
    }

    private static boolean isPayload(String field) {
        return field.equals("Message") || field.endsWith(".Message") || field.contains("MessageAttributes.entry.");
    }
}
