package local.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running stack is to be found: {@code running.json} in its build folder, for as long as it runs.
 *
 * @param pid of the process that runs it
 * @param url of the HTTP API
 * @param webSocketUrls by logical id
 * @param aws the endpoint of the AWS services
 * @param admin the admin API
 */
public record Running(long pid, URI url, Map<String, URI> webSocketUrls, URI aws, URI admin, Path template) {
    private static final String NAME = "running.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Running {
        webSocketUrls = Map.copyOf(webSocketUrls);
    }

    /** Says so in the folder, unless a stack of another process does; a reader finds the old file or the whole new one. */
    public void write(Path folder) throws IOException {
        if (find(folder).filter(it -> it.pid != pid).isPresent()) {
            return;
        }
        var json = Json.object().put("pid", pid).put("url", url.toString());
        var sockets = json.putObject("webSocketUrls");
        webSocketUrls.forEach((id, it) -> sockets.put(id, it.toString()));
        json.put("aws", aws.toString())
                .put("admin", admin.toString())
                .put("template", template.toAbsolutePath().normalize().toString());
        Path unfinished = Files.createTempFile(folder, "running", ".json");
        Files.writeString(unfinished, json.toPrettyString() + "\n");
        Files.move(
                unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The stack that runs with this build folder; the file of one whose process is gone does not count. */
    public static Optional<Running> find(Path folder) throws IOException {
        return read(folder).filter(it -> ProcessHandle.of(it.pid).isPresent());
    }

    /** Takes the file away if it is this stack's own: another one may run by now. */
    public void remove(Path folder) throws IOException {
        if (read(folder).filter(it -> it.pid == pid && it.admin.equals(admin)).isPresent()) {
            Files.deleteIfExists(folder.resolve(NAME));
        }
    }

    private static Optional<Running> read(Path folder) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(folder.resolve(NAME)));
            Map<String, URI> sockets = new LinkedHashMap<>();
            json.path("webSocketUrls").properties().forEach(it -> sockets.put(it.getKey(), uri(it.getValue())));
            return Optional.of(new Running(
                    json.path("pid").asLong(),
                    uri(json.path("url")),
                    sockets,
                    uri(json.path("aws")),
                    uri(json.path("admin")),
                    Path.of(json.path("template").asText())));
        } catch (NoSuchFileException | JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI uri(JsonNode node) {
        return URI.create(node.asText());
    }
}
