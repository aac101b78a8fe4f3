package local.aws.proxy;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services behind the endpoint, by the name that a signature's credential scope has for them. */
public enum AwsService {
    DYNAMODB("dynamodb", Protocol.JSON_1_0),
    SQS("sqs", Protocol.JSON_1_0),
    SNS("sns", Protocol.QUERY),
    SES("ses", Protocol.REST_JSON),
    SSM("ssm", Protocol.JSON_1_1),
    KMS("kms", Protocol.JSON_1_1),
    LAMBDA("lambda", Protocol.LAMBDA);

    private static final Map<String, AwsService> BY_SCOPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(it -> it.scope, Function.identity()));

    private final String scope;
    private final Protocol protocol;

    AwsService(String scope, Protocol protocol) {
        this.scope = scope;
        this.protocol = protocol;
    }

    static Optional<AwsService> ofScope(String scope) {
        return Optional.ofNullable(BY_SCOPE.get(scope));
    }

    /** The one service that may be called without a signature, as {@code curl} does: its paths are nobody else's. */
    static Optional<AwsService> ofPath(String path) {
        return path.startsWith(LambdaPaths.FUNCTIONS) ? Optional.of(LAMBDA) : Optional.empty();
    }

    /** The service's name in credential scopes, such as {@code sqs}. */
    public String scope() {
        return scope;
    }

    Protocol protocol() {
        return protocol;
    }

    /** The operation as the header or the path tells it; the query protocol tells it in the body only. */
    String operation(HttpServerRequest head) {
        return switch (protocol) {
            case JSON_1_0, JSON_1_1 -> {
                String target =
                        Optional.ofNullable(head.getHeader("X-Amz-Target")).orElse("");
                yield target.substring(target.lastIndexOf('.') + 1);
            }
            case REST_JSON -> EmailPaths.operation(head.method().name(), head.path());
            case LAMBDA -> LambdaPaths.operation(head.method().name(), head.path());
            case QUERY -> "";
        };
    }
}
