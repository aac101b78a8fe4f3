package local.aws;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import local.aws.data.DataFolder;
import local.aws.kms.Keys;
import local.aws.kms.KmsBackend;
import local.aws.proxy.AwsService;
import local.aws.proxy.Switchboard;
import local.aws.ses.Ses;
import local.aws.ses.SesBackend;
import local.aws.sns.SnsBackend;
import local.aws.sns.Topics;
import local.aws.sqs.Queues;
import local.aws.sqs.SqsBackend;
import local.aws.ssm.Parameters;
import local.aws.ssm.SsmBackend;

/** The services that live in this process. */
record Parts(Queues queues, Topics topics, Ses ses, Parameters parameters, Keys keys) implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    /** Makes them and connects them to the switchboard. */
    static Parts connect(
            Vertx vertx,
            Switchboard switchboard,
            URI endpoint,
            AwsOptions options,
            Optional<DataFolder> data,
            InstantSource clock,
            Supplier<String> ids) {
        Queues queues = new Queues(
                endpoint,
                REGION,
                ACCOUNT,
                clock,
                ids,
                options.data().map(it -> it.resolve("queues")),
                options.instruments().faults());
        Topics topics = new Topics(queues, clock, ids, options.instruments());
        Ses ses = new Ses(
                options.smtp().map(it -> new Ses.Server(it.host(), it.port())),
                topics,
                options.instruments().faults(),
                clock,
                ids);
        Parameters parameters = new Parameters(data.map(it -> it.file("parameters.json")));
        Keys keys = new Keys(clock, data.map(it -> it.file("keys.json")));
        switchboard.connect(AwsService.SQS, new SqsBackend(queues));
        switchboard.connect(AwsService.SNS, new SnsBackend(topics, arn("sns", ""), ids));
        switchboard.connect(AwsService.SES, new SesBackend(vertx, ses));
        switchboard.connect(AwsService.SSM, new SsmBackend(parameters, clock, arn("ssm", "parameter")));
        switchboard.connect(AwsService.KMS, new KmsBackend(vertx, keys));
        return new Parts(queues, topics, ses, parameters, keys);
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
    }

    @Override
    public void close() {
        ses.close();
        topics.close();
        queues.close();
    }
}
