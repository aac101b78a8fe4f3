package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Asks Lambda authorizers who may pass: remembers answers, and asks once for identical requests that come at the same time. */
final class Authorizers {
    /** Whether a request may go on. */
    sealed interface Permit {
        /** It may; {@code context} is for the event, empty on an open route. */
        record Granted(Optional<JsonNode> context) implements Permit {}

        record Refused(GatewayError error, String why) implements Permit {}
    }

    private static final Permit OPEN = new Permit.Granted(Optional.empty());

    private final Invoker invoker;
    private final GatewayOptions options;
    private final VerdictCache cache;
    private final Map<VerdictCache.Key, CompletableFuture<Verdict>> asking = new ConcurrentHashMap<>();

    Authorizers(Invoker invoker, GatewayOptions options) {
        this.invoker = invoker;
        this.options = options;
        this.cache = new VerdictCache(options.clock(), options.cachedAnswers());
    }

    CompletableFuture<Permit> permit(Call call) {
        return switch (call.route().access()) {
            case Route.Access.Open() -> CompletableFuture.completedFuture(OPEN);
            case Route.Access.Unsupported(var why) ->
                CompletableFuture.completedFuture(new Permit.Refused(GatewayError.INTERNAL, why));
            case Route.Access.Guarded(var authorizer) -> guarded(call, authorizer);
        };
    }

    private CompletableFuture<Permit> guarded(Call call, LambdaAuthorizer authorizer) {
        List<String> identity = new ArrayList<>();
        for (IdentitySource source : authorizer.sources()) {
            Optional<String> value = source.value(call);
            if (value.isEmpty()) {
                return CompletableFuture.completedFuture(
                        new Permit.Refused(GatewayError.UNAUTHORIZED, "no identity: %s".formatted(source)));
            }
            identity.add(value.get());
        }
        if (!authorizer.cached()) {
            return ask(call, authorizer, identity).thenApply(it -> judged(it, call, authorizer));
        }
        var key = new VerdictCache.Key(call.api().id(), authorizer.name(), identity);
        Optional<Verdict> known = cache.find(key);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(judged(known.get(), call, authorizer));
        }
        return askOnce(key, call, authorizer, identity).thenApply(it -> judged(it, call, authorizer));
    }

    private CompletableFuture<Verdict> askOnce(
            VerdictCache.Key key, Call call, LambdaAuthorizer authorizer, List<String> identity) {
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        CompletableFuture<Verdict> others = asking.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        return ask(call, authorizer, identity).thenApply(verdict -> {
            if (!(verdict instanceof Verdict.Failed)) {
                cache.keep(key, verdict, authorizer.ttl());
            }
            asking.remove(key);
            mine.complete(verdict);
            return verdict;
        });
    }

    private CompletableFuture<Verdict> ask(Call call, LambdaAuthorizer authorizer, List<String> identity) {
        return invoker.invoke(authorizer.function(), event(call, authorizer, identity))
                .copy()
                .orTimeout(options.authorizerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, failure) -> failure == null
                        ? verdict(result, authorizer)
                        : new Verdict.Failed("it did not answer: " + failure));
    }

    private static String event(Call call, LambdaAuthorizer authorizer, List<String> identity) {
        return switch (authorizer.format()) {
            case V1 -> OldEventWriter.forAuthorizer(call, identity);
            case V2 -> EventWriter.forAuthorizer(call, identity);
        };
    }

    private static Verdict verdict(InvokeResult result, LambdaAuthorizer authorizer) {
        return switch (result) {
            case InvokeResult.Answered(var payload) -> AuthorizerAnswer.read(payload, authorizer.simple());
            case InvokeResult.FunctionError(var payload) -> new Verdict.Failed("it failed: " + payload);
            case InvokeResult.Throttled(var reason) -> new Verdict.Failed("it was throttled: " + reason);
            case InvokeResult.Refused(var status, var type, var message) -> new Verdict.Failed(type + ": " + message);
        };
    }

    private static Permit judged(Verdict verdict, Call call, LambdaAuthorizer authorizer) {
        return switch (verdict) {
            case Verdict.Allowed(var context) -> new Permit.Granted(Optional.of(context));
            case Verdict.ByPolicy(var policy, var context)
            when policy.allows(call.routeArn()) -> new Permit.Granted(Optional.of(context));
            case Verdict.ByPolicy byPolicy ->
                new Permit.Refused(GatewayError.FORBIDDEN, "the authorizer's policy does not allow " + call.routeArn());
            case Verdict.Denied() -> new Permit.Refused(GatewayError.FORBIDDEN, "the authorizer says no");
            case Verdict.Failed(var why) ->
                new Permit.Refused(GatewayError.INTERNAL, "authorizer %s: %s".formatted(authorizer.function(), why));
        };
    }
}
