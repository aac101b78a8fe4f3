package mailroom.tests.contract;

import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.aws.ses.Mailbox;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateReader;
import mailroom.platform.AwsClients;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The template's tables, queues, topics, keys and parameters without its functions, so that nobody else empties a queue. One for all test classes of
 * a JVM: the first starts it, the end of the run closes it.
 */
public final class LocalServices implements BeforeAllCallback {
    private record Running(
            Vertx vertx,
            AwsServices aws,
            Stack stack,
            DynamoDbClient dynamo,
            SqsClient sqs,
            SnsClient sns,
            SsmClient ssm,
            KmsClient kms)
            implements AutoCloseable {
        @Override
        public void close() {
            aws.close();
            vertx.close().await();
        }
    }

    private Optional<Running> running = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        running = Optional.of(context.getRoot()
                .getStore(Namespace.create(LocalServices.class))
                .computeIfAbsent(Running.class, _ -> start(), Running.class));
    }

    private static Running start() {
        Vertx vertx = Vertx.vertx();
        AwsServices aws = AwsServices.listen(
                vertx, new AwsOptions(Checkout.ROOT.resolve("target/local"), Optional.empty(), true, false));
        try {
            Names names = new Names("contracts", "us-east-1", "000000000000", aws.endpoint());
            Stack stack = new TemplateReader().read(Checkout.ROOT.resolve("template.yaml"), Map.of(), names);
            aws.provision(stack, _ -> {});
            AwsClients clients = new AwsClients();
            return new Running(
                    vertx,
                    aws,
                    stack,
                    clients.client(at(aws, DynamoDbClient.builder())),
                    clients.client(at(aws, SqsClient.builder())),
                    clients.client(at(aws, SnsClient.builder())),
                    clients.client(at(aws, SsmClient.builder())),
                    clients.client(at(aws, KmsClient.builder())));
        } catch (Exception e) { // whichever part it was: what has started must end
            aws.close();
            vertx.close().await();
            throw new IllegalStateException("the local services did not start", e);
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> B at(AwsServices aws, B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALCONTRACTS", "local")));
    }

    private Running it() {
        return running.orElseThrow(() -> new IllegalStateException("register this as an extension"));
    }

    /** The builder with endpoint, region and credentials, for a client that needs more than the usual. */
    public <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
        return at(it().aws(), builder);
    }

    /** Where all of the services answer. */
    public URI endpoint() {
        return it().aws().endpoint();
    }

    public Resource resource(String logicalId) {
        return it().stack()
                .find(logicalId)
                .orElseThrow(() -> new IllegalArgumentException("the template has no " + logicalId));
    }

    /** What {@code !Ref} gives: a table's name, a queue's URL, a topic's ARN, a key's id. */
    public String ref(String logicalId) {
        return resource(logicalId).ref();
    }

    /** The far end of a queue. */
    public Outlet outlet(String queue) {
        return new Outlet(sqs(), ref(queue));
    }

    public Mailbox mailbox() {
        return it().aws().mailbox();
    }

    public DynamoDbClient dynamo() {
        return it().dynamo();
    }

    public SqsClient sqs() {
        return it().sqs();
    }

    public SnsClient sns() {
        return it().sns();
    }

    public SsmClient ssm() {
        return it().ssm();
    }

    public KmsClient kms() {
        return it().kms();
    }
}
