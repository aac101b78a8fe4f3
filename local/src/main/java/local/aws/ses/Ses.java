package local.aws.ses;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import local.aws.sns.Topics;
import local.observe.Faults;

/** The mail service: configuration sets, what it accepted, and where it hands it. Any sender and any recipient will do. */
public final class Ses implements AutoCloseable {
    /** Where a mail server listens. */
    public record Server(String host, int port) {}

    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    static {
        // Named, or Jakarta Mail searches the whole class path for it at every message: a sixth of the host's time
        // under load.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final ConfigurationSets sets = new ConfigurationSets();
    private final SesFaults faults = new SesFaults();
    private final Mailbox mailbox = new Mailbox();
    private final Supplier<String> ids;
    private final Object starting = new Object();
    private final Smtp smtp;
    private final Post post;
    private Optional<EmbeddedSmtp> embedded = Optional.empty();

    /**
     * A mail service without configuration sets.
     *
     * @param server the mail server to use; empty: one of our own, started when it is needed
     * @param wrong asked when an event goes to a topic
     */
    public Ses(Optional<Server> server, Topics topics, Faults wrong, InstantSource clock, Supplier<String> ids) {
        this.ids = ids;
        this.smtp = new Smtp(() -> server.orElseGet(this::embedded));
        this.post = new Post(smtp, sets, topics, wrong, clock, ids, RETRY_AFTER);
    }

    private Server embedded() {
        synchronized (starting) {
            if (embedded.isEmpty()) {
                embedded = Optional.of(EmbeddedSmtp.start(mailbox));
            }
            return embedded.get().address();
        }
    }

    /** Starts the mail server and connects, so that the first mail finds both. */
    public void warm() {
        smtp.warm();
    }

    /** Makes a configuration set; its events go nowhere yet. */
    public void createConfigurationSet(String name) {
        sets.create(name);
    }

    /**
     * Sends a configuration set's events to a topic.
     *
     * @param types of event, as a template writes them: {@code BOUNCE} or {@code bounce}
     */
    public void publishTo(String configurationSet, String topicArn, List<String> types) {
        sets.publishTo(configurationSet, topicArn, types);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public SesFaults faults() {
        return faults;
    }

    /** As SES makes them: they differ from an SMTP message id, and sort by nothing. */
    String newMessageId() {
        return "0100" + ids.get() + "-000000";
    }

    Post post() {
        return post;
    }

    /** Refuses what SES would refuse before it looks at recipients. */
    void check(Optional<String> configurationSet) {
        if (faults.throttles() || post.isFull()) {
            throw new AwsError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
        }
        configurationSet.filter(it -> !sets.exists(it)).ifPresent(it -> {
            throw new AwsError(404, "NotFoundException", "Configuration set <%s> does not exist.".formatted(it));
        });
    }

    @Override
    public void close() {
        post.close();
        smtp.close();
        synchronized (starting) {
            embedded.ifPresent(EmbeddedSmtp::close);
            embedded = Optional.empty();
        }
    }
}
