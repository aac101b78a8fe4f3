package local.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import local.observe.Instruments;

/**
 * What the gateway takes from outside of the template.
 *
 * @param random where request and trace ids come from; used on the server's event loop only
 * @param authorizerTimeout how long a Lambda authorizer may take: 10 s on AWS
 * @param cachedAnswers how many authorizer answers are kept at most; the oldest go first
 * @param tls speak TLS, with this certificate
 */
public record GatewayOptions(
        InstantSource clock,
        RandomGenerator random,
        Duration authorizerTimeout,
        int cachedAnswers,
        Optional<SelfSigned> tls,
        Instruments instruments) {
    /** Over plain HTTP, watched by nobody. */
    public GatewayOptions(InstantSource clock, RandomGenerator random, Duration authorizerTimeout, int cachedAnswers) {
        this(clock, random, authorizerTimeout, cachedAnswers, Optional.empty(), Instruments.NONE);
    }

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
        return standard(Optional.empty(), Instruments.NONE);
    }

    /** As on AWS, with the machine's clock. */
    public static GatewayOptions standard(Optional<SelfSigned> tls, Instruments instruments) {
        return new GatewayOptions(
                InstantSource.system(),
                RandomGenerator.of("L64X128MixRandom"),
                Duration.ofSeconds(10),
                10_000,
                tls,
                instruments);
    }
}
