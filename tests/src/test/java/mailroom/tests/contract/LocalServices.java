package mailroom.tests.contract;

import java.net.URI;
import local.aws.ses.Mailbox;
import local.template.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The template's tables, queues, topics, keys and parameters without its functions, so that nobody else empties a queue. One for all test classes of
 * a JVM: the first starts it, the end of the run closes it. They are our own services, or, where {@code mailroom.tests.services} is
 * {@code localstack}, those of LocalStack: see {@link AlsoOnLocalStack}.
 */
public final class LocalServices implements BeforeAllCallback {
    /** Tags what LocalStack gets wrong; each says what. */
    public static final String NOT_IN_LOCAL_STACK = "not-in-localstack";

    private static final boolean LOCAL_STACK =
            System.getProperty("mailroom.tests.services", "own").equals("localstack");

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(LocalServices.class))
                .computeIfAbsent(
                        Running.class,
                        _ -> LOCAL_STACK ? LocalStackServices.start() : OwnServices.start(),
                        Running.class);
    }

    private Running it() {
        if (running == null) {
            throw new IllegalStateException("register this as an extension");
        }
        return running;
    }

    /** The builder with endpoint, region and credentials, for a client that needs more than the usual. */
    public <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
        return Clients.at(endpoint(), builder);
    }

    /** Where all of the services answer. */
    public URI endpoint() {
        return it().clients().endpoint();
    }

    public Resource resource(String logicalId) {
        return it().resource(logicalId);
    }

    /** What {@code !Ref} gives: a table's name, a queue's URL, a topic's ARN, a key's id. */
    public String ref(String logicalId) {
        return it().ref(logicalId);
    }

    /** The far end of a queue. */
    public Outlet outlet(String queue) {
        return new Outlet(sqs(), ref(queue));
    }

    public Mailbox mailbox() {
        return it().mailbox().orElseThrow(() -> new IllegalStateException("these services send no mail"));
    }

    public DynamoDbClient dynamo() {
        return it().clients().dynamo();
    }

    public SqsClient sqs() {
        return it().clients().sqs();
    }

    public SnsClient sns() {
        return it().clients().sns();
    }

    public SsmClient ssm() {
        return it().clients().ssm();
    }

    public KmsClient kms() {
        return it().clients().kms();
    }
}
