package mailroom.tests.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Where LocalStack answers: the one that {@code LOCALSTACK_ENDPOINT} names, else one that Testcontainers starts where there is Docker. */
sealed interface LocalStackHost {
    /**
     * It answers.
     *
     * @param stop ends what was started here: not one that ran before
     */
    record Found(URI endpoint, Runnable stop) implements LocalStackHost {}

    record Missing(String why) implements LocalStackHost {}

    DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.4.0"); // the last that needs no licence and no newer Python
    String ENDPOINT = "LOCALSTACK_ENDPOINT";
    Duration PATIENCE = Duration.ofMinutes(3);

    static LocalStackHost find(Map<String, String> environment) {
        String endpoint = environment.getOrDefault(ENDPOINT, "");
        if (!endpoint.isEmpty()) {
            return new Found(URI.create(endpoint), () -> {});
        }
        try {
            return DockerClientFactory.instance().isDockerAvailable()
                    ? container()
                    : new Missing("Docker does not answer and %s is not set".formatted(ENDPOINT));
        } catch (RuntimeException e) {
            if (!isPull(e)) {
                throw e;
            }
            return new Missing("an image cannot be pulled and %s is not set".formatted(ENDPOINT));
        }
    }

    /** Of LocalStack's image, or of that of Testcontainers' own helper. */
    private static boolean isPull(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(ContainerFetchException.class::isInstance);
    }

    private static LocalStackHost container() {
        @SuppressWarnings("resource") // stopped by whoever gets it
        LocalStackContainer container = new LocalStackContainer(IMAGE)
                .withServices("sqs", "sns", "ssm", "kms")
                .withStartupTimeout(PATIENCE);
        try {
            container.start();
            return new Found(container.getEndpoint(), container::stop);
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
    }
}
