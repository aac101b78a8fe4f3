package local.aws.ses;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A message that SES accepted.
 *
 * @param from may hold a display name, as may {@code replyTo}
 * @param to bare addresses, as are {@code cc} and {@code bcc}
 * @param tags message tags by name
 */
record Email(
        String messageId,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        Content content,
        Map<String, String> tags,
        Optional<String> configurationSet) {
    Email {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
        tags = Map.copyOf(tags);
    }

    /** Everybody who is to get it. */
    List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    /** What is in it. */
    sealed interface Content {}

    /** Parts of which at least one is there. */
    record Simple(String subject, Optional<String> text, Optional<String> html, SequencedMap<String, String> headers)
            implements Content {
        Simple {
            headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        }
    }

    /** A whole MIME message, base64. */
    record Raw(String base64) implements Content {}
}
