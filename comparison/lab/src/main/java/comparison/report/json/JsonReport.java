package comparison.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.Start;
import comparison.report.figures.Figures;
import comparison.report.figures.Summary;
import comparison.report.figures.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** Writes the figures as JSON: endpoints as route keys, groupings as lists of them, what is not a number as null. */
public final class JsonReport {
    /** Of the schema; a new one where a reader of the old one would stumble. */
    public static final int VERSION = 1;

    private static final String SCHEMA = "report.schema.json";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(words())
            .addMixIn(Summary.class, WithP99.class)
            .addMixIn(Target.class, WithVerdict.class)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    public static String of(Figures figures) {
        try {
            return JSON.writeValueAsString(new Document("./" + SCHEMA, VERSION, figures)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the figures cannot be written as JSON", e);
        }
    }

    /** The schema (JSON Schema 2020-12) that every report keeps. */
    public static String schema() {
        try (InputStream schema = Objects.requireNonNull(JsonReport.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleModule words() {
        var module = new SimpleModule();
        module.addSerializer(Endpoint.class, ToStringSerializer.instance);
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(Start.class, writing((start, out) -> out.writeString(start.label())));
        module.addSerializer(Group.class, writing((group, out) -> out.writePOJO(group.endpoints())));
        module.addSerializer(Grouping.class, writing((grouping, out) -> out.writePOJO(grouping.groups())));
        module.addSerializer(Double.class, writing(JsonReport::number));
        module.addSerializer(double.class, writing(JsonReport::number));
        return module;
    }

    private static void number(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static <T> JsonSerializer<T> writing(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider serializers) throws IOException {
                writing.write(value, out);
            }
        };
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }
}
