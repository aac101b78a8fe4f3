package local.aws.proxy;

/** Asked before every call: the one place where faults come in. Called on event loops, so it must answer at once. */
@FunctionalInterface
public interface Interceptor {
    Interceptor NONE = call -> new Decision.Pass();

    Decision decide(Call call);
}
