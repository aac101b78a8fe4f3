package local.aws.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A small file that is written whole: whoever reads it, or dies writing it, leaves the old one or the new one. For its owner's eyes only. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    JsonFile(Path file) {
        this.file = file;
    }

    /** What was written last; missing fields all around if nothing was. */
    public JsonNode read() {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            throw new DataFolderException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Puts this in its place. */
    public void write(JsonNode json) {
        try {
            // A temporary file may be read by its owner only (0600), and a move keeps that.
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "unfinished", ".json");
            Files.writeString(unfinished, json.toPrettyString() + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataFolderException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
