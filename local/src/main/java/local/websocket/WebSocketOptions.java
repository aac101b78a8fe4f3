package local.websocket;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import local.gateway.SelfSigned;
import local.observe.Instruments;

/**
 * What WebSocket APIs take from outside of the template.
 *
 * @param random where ids come from; never used by two threads at once
 * @param idle a connection on which nothing is said for this long is closed: 10 minutes on AWS
 * @param life a connection is closed at this age: 2 hours on AWS
 * @param authorizerTimeout how long a Lambda authorizer may take
 * @param farewell how long a stop waits for the {@code $disconnect} functions
 * @param tls speak TLS, with this certificate
 */
public record WebSocketOptions(
        InstantSource clock,
        RandomGenerator random,
        Duration idle,
        Duration life,
        Duration authorizerTimeout,
        Duration farewell,
        Optional<SelfSigned> tls,
        Instruments instruments) {
    public WebSocketOptions {
        for (Duration time : List.of(idle, life, authorizerTimeout, farewell)) {
            if (time.toMillis() < 1) {
                throw new IllegalArgumentException("%s is no time to wait".formatted(time));
            }
        }
    }

    /** As on AWS, with the machine's clock. */
    public static WebSocketOptions standard(Optional<SelfSigned> tls, Instruments instruments) {
        return new WebSocketOptions(
                InstantSource.system(),
                RandomGenerator.of("L64X128MixRandom"),
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                Duration.ofSeconds(29),
                Duration.ofSeconds(2),
                tls,
                instruments);
    }
}
