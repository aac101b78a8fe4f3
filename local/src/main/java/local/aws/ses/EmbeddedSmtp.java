package local.aws.ses;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;

/** GreenMail as the world's mail server: takes every mail and keeps it in the {@link Mailbox} instead of its own, boundless store. */
final class EmbeddedSmtp implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail greenMail;

    private EmbeddedSmtp(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    static EmbeddedSmtp start(Mailbox mailbox) {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        greenMail
                .getUserManager()
                .setMessageDeliveryHandler((message, address) -> new Recipient(mailbox, address.getEmail()));
        greenMail.start();
        return new EmbeddedSmtp(greenMail);
    }

    Ses.Server address() {
        return new Ses.Server(LOOPBACK, greenMail.getSmtp().getPort());
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    /** Stands for any recipient: GreenMail would open an account for each. */
    private record Recipient(Mailbox mailbox, String address) implements GreenMailUser {
        @Override
        public void deliver(MovingMessage message) {
            deliver(message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            mailbox.receive(address, message);
        }

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }

        @Override
        public void create() {
            // There is no account.
        }

        @Override
        public void delete() {
            // There is no account.
        }

        @Override
        public void setPassword(String password) {
            // There is no account.
        }

        @Override
        public void authenticate(String password) {
            // Whoever comes is let in: this is loopback.
        }
    }
}
