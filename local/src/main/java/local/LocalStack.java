package local;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import local.admin.AdminServer;
import local.aws.AwsServices;
import local.gateway.SelfSigned;
import local.lambda.Invoker;
import local.lambda.LambdaHost;
import local.lambda.LogSink;
import local.observe.Progress;
import local.template.Stack;

/** A whole SAM template, running on this machine: the AWS services, the functions, the HTTP and WebSocket APIs and the event sources. */
public final class LocalStack implements AutoCloseable {
    private final OpenParts open;
    private final Startup.Started parts;

    private LocalStack(OpenParts open, Startup.Started parts) {
        this.open = open;
        this.parts = parts;
    }

    /** As {@link #start(LocalOptions, Progress, LogSink)}, with the functions' logs in their files only. */
    public static LocalStack start(LocalOptions options, Progress progress) {
        return start(options, progress, LogSink.none());
    }

    /**
     * Starts everything. It takes requests when this returns; functions may still be starting. What is left running when the JVM ends is
     * closed then.
     *
     * @throws StartException with the part that did not start; what had started is closed again
     */
    public static LocalStack start(LocalOptions options, Progress progress, LogSink logs) {
        OpenParts open = new OpenParts();
        try {
            return new LocalStack(open, new Startup(options, progress, logs, open).run());
        } catch (StartException e) {
            open.close();
            throw e;
        }
    }

    /** The HTTP API's, without a slash at its end. */
    public URI url() {
        return parts.gateway().url();
    }

    /** PEM of the certificate that both kinds of API show, made at this start; empty without TLS. */
    public Optional<String> certificate() {
        return parts.tls().map(SelfSigned::certificate);
    }

    /** Where clients of the WebSocket APIs connect, by logical id, the stage included. */
    public Map<String, URI> webSocketUrls() {
        return parts.sockets().urls();
    }

    /** Waits until every function has had its first environment: from then on no request pays for a start, until more are needed. */
    public void awaitEnvironments() {
        parts.environments().join();
    }

    /** What functions get as {@code AWS_ENDPOINT_URL}. */
    public URI awsEndpoint() {
        return parts.aws().endpoint();
    }

    public Stack stack() {
        return parts.stack();
    }

    /** Invokes as the Invoke API does. */
    public Invoker invoker() {
        return parts.service().invoker();
    }

    /** The stack's own API: more can be put on it. */
    public AdminServer admin() {
        return parts.admin();
    }

    public AwsServices aws() {
        return parts.aws();
    }

    public LambdaHost lambda() {
        return parts.lambda();
    }

    /** Stops everything, the last started first, and waits for it. Idempotent. */
    @Override
    public void close() {
        open.close();
    }
}
