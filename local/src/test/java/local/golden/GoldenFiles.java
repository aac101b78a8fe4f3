package local.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import local.lambda.Samples;
import org.yaml.snakeyaml.Yaml;

/** What lies in {@code golden/}: the requests, the answers of {@code sam local} to them, and where ours differ. */
final class GoldenFiles {
    static final String ANSWERS = "sam-local.json";
    static final String DIFFERENCES = "differences.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private GoldenFiles() {}

    static List<GoldenRequest> requests() {
        Map<String, Map<String, Object>> all = new Yaml().load(text("requests.yaml"));
        List<GoldenRequest> requests = new ArrayList<>();
        all.forEach((name, entry) -> requests.add(GoldenRequest.of(name, entry)));
        return requests;
    }

    static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static void write(Path file, Object value) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(value) + "\n");
    }

    /** Puts the template into a folder, and the zip that it names beside it. */
    static Path lay(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path zip = folder.resolve("functions.zip");
        Files.deleteIfExists(zip);
        Samples.zip(
                zip,
                "lib/functions.jar",
                "local.sample.Echo",
                "local.sample.Gate",
                "local.sample.Late",
                "local.sample.FailsInInit");
        return Files.writeString(folder.resolve("template.yaml"), text("template.yaml"));
    }

    private static String text(String name) {
        try (InputStream bytes = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("golden/%s is missing".formatted(name));
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
