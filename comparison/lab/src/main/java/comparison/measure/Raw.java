package comparison.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import comparison.measure.bed.MeasureException;
import comparison.model.Endpoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Raw samples as JSON lines, one file a kind, flushed line by line: a run that ends early has kept what it had. */
final class Raw implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new RouteKeys());

    private final Path folder;
    private final Map<String, BufferedWriter> files = new TreeMap<>();

    private Raw(Path folder) {
        this.folder = folder;
    }

    static Raw in(Path folder) {
        try {
            return new Raw(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new MeasureException("cannot make %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Appends a record to {@code <kind>.jsonl}. */
    void keep(String kind, Object sample) {
        try {
            BufferedWriter file = files.get(kind);
            if (file == null) {
                file = Files.newBufferedWriter(folder.resolve(kind + ".jsonl"));
                files.put(kind, file);
            }
            file.write(JSON.writeValueAsString(sample));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new MeasureException("cannot write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        for (BufferedWriter file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new MeasureException("cannot write to %s: %s".formatted(folder, e.getMessage()), e);
            }
        }
    }

    /** Endpoints are written as their route keys. */
    private static final class RouteKeys extends com.fasterxml.jackson.databind.module.SimpleModule {
        private static final long serialVersionUID = 1L;

        RouteKeys() {
            addSerializer(
                    Endpoint.class, new com.fasterxml.jackson.databind.ser.std.ToStringSerializer(Endpoint.class));
        }
    }
}
