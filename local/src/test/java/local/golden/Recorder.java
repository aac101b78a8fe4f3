package local.golden;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * What {@code build/checks/golden-responses.sh} runs: {@code lay FOLDER} makes what {@code sam local start-api} is to serve, {@code record URL FILE}
 * writes down what it answers, {@code differences FOLDER ANSWERS FILE} where ours differ from that.
 */
final class Recorder {
    private Recorder() {}

    public static void main(String... arguments) throws IOException {
        switch (arguments[0]) {
            case "lay" -> GoldenFiles.lay(Path.of(arguments[1]));
            case "record" -> GoldenFiles.write(Path.of(arguments[2]), OwnGateway.answers(URI.create(arguments[1])));
            case "differences" -> {
                try (OwnGateway own = OwnGateway.start(Path.of(arguments[1]))) {
                    GoldenFiles.write(
                            Path.of(arguments[3]),
                            Differences.between(GoldenFiles.json(Path.of(arguments[2])), own.answers()));
                }
            }
            default -> throw new IllegalArgumentException("lay, record or differences, not " + arguments[0]);
        }
    }
}
