package local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads templates that stand in a test as text. */
public final class Templates {
    public static final Names NAMES =
            new Names("shop", "us-east-1", "000000000000", URI.create("http://127.0.0.1:4566"));

    private Templates() {}

    public static Stack read(String yaml, Map<String, String> parameters) throws TemplateException {
        try {
            Path folder = Files.createTempDirectory("template");
            try {
                Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
                return new TemplateReader().read(file, parameters, NAMES);
            } finally {
                Files.deleteIfExists(folder.resolve("template.yaml"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stack read(String yaml) throws TemplateException {
        return read(yaml, Map.of());
    }

    /** The resolved {@code Value} of an output {@code X} in a template that holds the given sections beside it. */
    static String output(String sections, String value) throws TemplateException {
        return read(sections + RESOURCES_AND_OUTPUT + value).outputs().get("X");
    }

    /** What reading says is wrong, without the file's name. */
    static String wrong(String yaml, Map<String, String> parameters) {
        try {
            read(yaml, parameters);
            return "nothing is wrong";
        } catch (TemplateException e) {
            return e.getMessage().replaceAll("(?m)^.*template\\.yaml:", "");
        }
    }

    static String wrong(String yaml) {
        return wrong(yaml, Map.of());
    }

    private static final String RESOURCES_AND_OUTPUT =
            "\nResources:\n  Queue: {Type: AWS::SQS::Queue}\nOutputs:\n  X:\n    Value: ";
}
