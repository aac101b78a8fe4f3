package local.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the gateway takes from outside of the template.
 *
 * @param random where request and trace ids come from; used on the server's event loop only
 * @param authorizerTimeout how long a Lambda authorizer may take: 10 s on AWS
 * @param cachedAnswers how many authorizer answers are kept at most; the oldest go first
 */
public record GatewayOptions(
        InstantSource clock, RandomGenerator random, Duration authorizerTimeout, int cachedAnswers) {
    public GatewayOptions {
        if (authorizerTimeout.isNegative() || authorizerTimeout.isZero()) {
            throw new IllegalArgumentException("the authorizer needs some time, not " + authorizerTimeout);
        }
        if (cachedAnswers < 1) {
            throw new IllegalArgumentException("at least one cached answer, not " + cachedAnswers);
        }
    }

    /** As on AWS, with the machine's clock. */
    public static GatewayOptions standard() {
        return new GatewayOptions(
                InstantSource.system(), RandomGenerator.of("L64X128MixRandom"), Duration.ofSeconds(10), 10_000);
    }
}
