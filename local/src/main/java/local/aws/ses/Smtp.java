package local.aws.ses;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to a mail server over connections that are used again. Thread-safe: each call has a connection to itself. */
final class Smtp implements AutoCloseable {
    private static final String TIMEOUT_MS = "10000";
    private static final long FRESH_NANOS = 1_000_000_000L;

    /** A connection, and when it was last used. */
    private record Idle(SMTPTransport transport, long since) {}

    private final Supplier<Ses.Server> server;
    private final Session session;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    /** @param server asked at the first mail */
    Smtp(Supplier<Ses.Server> server) {
        this.server = server;
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.mime.address.strict", "false");
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** Connects once, so that the first mail need not. */
    void warm() {
        try {
            release(connected());
        } catch (MessagingException e) {
            // The server may come later; the first mail will say so if it does not.
            return;
        }
    }

    /** Hands over one mail for one recipient. */
    Handover handOver(MimeMessage message, String recipient) {
        SMTPTransport transport;
        try {
            transport = connected();
        } catch (MessagingException e) {
            return new Handover.Deferred("421 4.4.1 " + oneLine(e));
        }
        try {
            transport.sendMessage(message, new Address[] {address(recipient)});
            String response = transport.getLastServerResponse().strip();
            release(transport);
            return new Handover.Accepted(response);
        } catch (MessagingException e) {
            return refusal(transport, e);
        }
    }

    private Handover refusal(SMTPTransport transport, MessagingException e) {
        int code = transport.getLastReturnCode();
        String response = transport.getLastServerResponse();
        if (response == null || code < 400) {
            close(transport);
            return new Handover.Deferred("421 4.4.2 " + oneLine(e));
        }
        release(transport);
        return code < 500 ? new Handover.Deferred(response.strip()) : new Handover.Refused(response.strip());
    }

    private static InternetAddress address(String recipient) throws AddressException {
        return new InternetAddress(recipient, false);
    }

    private SMTPTransport connected() throws MessagingException {
        for (Idle next = idle.pollLast(); next != null; next = idle.pollLast()) {
            boolean fresh = System.nanoTime() - next.since() < FRESH_NANOS;
            if (fresh || next.transport().isConnected()) {
                return next.transport();
            }
            close(next.transport());
        }
        return connect();
    }

    private SMTPTransport connect() throws MessagingException {
        if (session.getTransport("smtp") instanceof SMTPTransport transport) {
            Ses.Server to = server.get();
            // To Jakarta Mail, null is nobody: no AUTH is tried.
            transport.connect(to.host(), to.port(), null, null);
            return transport;
        }
        throw new NoSuchProviderException("no SMTP transport on the class path");
    }

    private void release(SMTPTransport transport) {
        idle.addLast(new Idle(transport, System.nanoTime()));
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It was of no use any more.
            return;
        }
    }

    private static String oneLine(MessagingException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }

    @Override
    public void close() {
        idle.forEach(it -> close(it.transport()));
        idle.clear();
    }
}
