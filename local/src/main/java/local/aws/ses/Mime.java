package local.aws.ses;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Turns an email into a MIME message. */
final class Mime {
    private static final String UTF_8 = "UTF-8";

    private Mime() {}

    static MimeMessage build(Email email, Session session, Instant now) throws MessagingException {
        MimeMessage message =
                switch (email.content()) {
                    case Email.Raw(String base64) ->
                        new Identified(
                                session,
                                email.messageId(),
                                Base64.getMimeDecoder().decode(base64));
                    case Email.Simple simple -> simple(email, simple, session, now);
                };
        message.saveChanges();
        return message;
    }

    private static MimeMessage simple(Email email, Email.Simple content, Session session, Instant now)
            throws MessagingException {
        MimeMessage message = new Identified(session, email.messageId());
        message.setFrom(email.from());
        address(message, Message.RecipientType.TO, email.to());
        address(message, Message.RecipientType.CC, email.cc());
        if (!email.replyTo().isEmpty()) {
            message.setReplyTo(InternetAddress.parse(String.join(",", email.replyTo()), false));
        }
        message.setSubject(content.subject(), UTF_8);
        // Jakarta Mail takes no Instant.
        message.setSentDate(Date.from(now));
        body(message, content);
        for (Map.Entry<String, String> header : content.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        return message;
    }

    private static void address(MimeMessage message, Message.RecipientType type, List<String> to)
            throws MessagingException {
        if (!to.isEmpty()) {
            message.setRecipients(type, String.join(",", to));
        }
    }

    private static void body(MimeMessage message, Email.Simple content) throws MessagingException {
        if (content.text().isPresent() && content.html().isPresent()) {
            MimeMultipart parts = new MimeMultipart("alternative");
            parts.addBodyPart(part(content.text().get(), "plain"));
            parts.addBodyPart(part(content.html().get(), "html"));
            message.setContent(parts);
        } else if (content.html().isPresent()) {
            message.setText(content.html().get(), UTF_8, "html");
        } else {
            message.setText(content.text().orElse(""), UTF_8, "plain");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** Keeps the id that SES gave it. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        Identified(Session session, String id, byte[] raw) throws MessagingException {
            super(session, new ByteArrayInputStream(raw));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@email.amazonses.com>");
        }
    }
}
