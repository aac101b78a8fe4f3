package local.invoke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.Request;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;
import local.lambda.Invoked;

/** Lambda's REST protocol: {@code Invoke}, and what describes functions. */
final class LambdaBackend implements Backend {
    private static final String JSON = "application/json";
    private static final int FUNCTION = 3; // of /2015-03-31/functions/<name>/...

    private final Vertx vertx;
    private final Catalog catalog;
    private final LoopGuard functions;
    private final AsyncInvoker async;
    private final Descriptions descriptions;
    private final Supplier<String> ids;

    LambdaBackend(
            Vertx vertx,
            Catalog catalog,
            LoopGuard functions,
            AsyncInvoker async,
            Descriptions descriptions,
            Supplier<String> ids) {
        this.vertx = vertx;
        this.catalog = catalog;
        this.functions = functions;
        this.async = async;
        this.descriptions = descriptions;
        this.ids = ids;
    }

    @Override
    public Future<Answer> answer(Request request) {
        return switch (request.operation()) {
            case "Invoke" -> invoke(request);
            case "ListFunctions" -> describe(() -> descriptions.all(catalog.functions()));
            case "GetFunction" -> {
                FunctionName name = name(request);
                Function function = catalog.require(name);
                yield describe(() -> descriptions.function(function, name.qualifier()));
            }
            case "GetFunctionConfiguration" -> {
                FunctionName name = name(request);
                Function function = catalog.require(name);
                yield describe(() -> descriptions.configuration(function, name.qualifier()));
            }
            default ->
                throw new AwsError(
                        404, "UnknownOperationException", "Lambda here does not know " + request.operation());
        };
    }

    private static FunctionName name(Request request) {
        return FunctionName.of(request.path().split("/", -1)[FUNCTION], request.parameter("Qualifier"));
    }

    /** Reads the zips' sizes and digests, so not on the event loop. */
    private Future<Answer> describe(Supplier<ObjectNode> description) {
        return vertx.executeBlocking(description::get, false).map(it -> Answer.ok(JSON, Buffer.buffer(it.toString())));
    }

    private Future<Answer> invoke(Request request) {
        FunctionName name = name(request);
        Function function = catalog.require(name);
        String id = ids.get();
        InvokeCall call = InvokeCall.read(request, name, id);
        Map<String, String> headers = new HashMap<>();
        headers.put("x-amzn-RequestId", id);
        return switch (call.type()) {
            case DRY_RUN -> Future.succeededFuture(answer(204, headers, ""));
            case EVENT -> {
                async.accept(function, call.payload(), call.context());
                yield Future.succeededFuture(answer(202, headers, ""));
            }
            case REQUEST_RESPONSE -> {
                headers.put(
                        "X-Amz-Executed-Version",
                        function.version(name.qualifier()).orElse(Function.LATEST));
                yield future(wait(function, call)).map(it -> answer(it, headers));
            }
        };
    }

    private CompletionStage<Invoked> wait(Function function, InvokeCall call) {
        return call.tail()
                ? functions.invokeWithLog(function.id(), call.payload(), call.context())
                : functions
                        .invoke(function.id(), call.payload(), call.context())
                        .thenApply(it -> new Invoked("", it, ""));
    }

    /** On the caller's event loop, where its response is written. */
    private static <T> Future<T> future(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, Vertx.currentContext());
    }

    private static Answer answer(Invoked invoked, Map<String, String> headers) {
        if (!invoked.log().isEmpty()) {
            headers.put(
                    "X-Amz-Log-Result",
                    Base64.getEncoder().encodeToString(invoked.log().getBytes(StandardCharsets.UTF_8)));
        }
        return switch (invoked.result()) {
            case Answered(String payload) -> answer(200, headers, payload);
            case FunctionError(String payload) -> {
                headers.put("X-Amz-Function-Error", "Unhandled");
                yield answer(200, headers, payload);
            }
            case Throttled(String reason) -> throttled(reason, headers);
            case Refused(int status, String type, String message) -> throw new AwsError(status, type, message);
        };
    }

    private static Answer throttled(String reason, Map<String, String> headers) {
        headers.put("x-amzn-ErrorType", "TooManyRequestsException");
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Reason", reason)
                .put("Type", "User")
                .put("message", "Rate Exceeded.");
        return answer(429, headers, body.toString());
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        return new Answer(status, JSON, headers, Buffer.buffer(body));
    }
}
