package local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/** Makes templates of sample functions, with their zips, and a build folder to run them in. */
public final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBE = "local.sample.Probe";

    private final Path folder;
    private final List<Resource> resources = new ArrayList<>();

    public Samples(Path folder) throws IOException {
        this.folder = folder;
        Path ric = Files.createDirectories(buildDir().resolve("parts/ric"));
        for (Path jar : CodeStore.jars(Path.of(System.getProperty("local.parts"), "ric"))) {
            Path copy = ric.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy);
            }
        }
    }

    public Path buildDir() {
        return folder.resolve("build");
    }

    /** A function whose handler is {@link local.sample.Probe}. */
    public Samples probe(String id, String properties) {
        return function(id, PROBE, properties);
    }

    /** Adds a function; its properties are JSON with ' in place of ". */
    public Samples function(String id, String handler, String properties) {
        zip(
                folder.resolve("probe.zip"),
                "lib/probe.jar",
                PROBE,
                "local.sample.FailsInInit",
                "local.sample.HangsInInit",
                "local.sample.Raw",
                "local.sample.SlowToStart",
                "local.sample.Batches");
        ObjectNode all = json("{'Runtime': 'java25', 'MemorySize': 256, 'Timeout': 20, 'CodeUri': 'probe.zip'}");
        all.put("Handler", handler);
        all.setAll(json(properties));
        return add(
                id,
                FunctionReader.FUNCTION,
                "sample-" + id,
                "arn:aws:lambda:us-east-1:000000000000:function:sample-" + id,
                all);
    }

    public Samples layer(String id) {
        zip(folder.resolve("layer.zip"), "java/lib/layer.jar", "local.sample.InLayer");
        return layer(id, "layer.zip");
    }

    /** A layer of a zip that lies in the folder already. */
    public Samples layer(String id, String zip) {
        return add(
                id,
                "AWS::Serverless::LayerVersion",
                "arn:layer:" + id,
                "arn:layer:" + id,
                json("{'ContentUri': '%s'}".formatted(zip)));
    }

    public Path folder() {
        return folder;
    }

    public Samples add(String id, String type, String ref, String arn, ObjectNode properties) {
        resources.add(new Resource(id, type, ref, Map.of("Arn", arn), properties, JSON.createObjectNode()));
        return this;
    }

    public Stack stack() {
        Names names = new Names("sample", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1"));
        return new Stack(names, folder, Map.of(), resources, Map.of(), List.of());
    }

    public HostOptions options(Aot aot) {
        return options(aot, new HostOptions.Limits(1000, 8, 2, Duration.ofSeconds(10)), LogSink.none());
    }

    public HostOptions options(Aot aot, HostOptions.Limits limits, LogSink logs) {
        Map<String, String> inherited = Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");
        return new HostOptions(buildDir(), aot, limits, inherited, logs, InstantSource.system(), new Random());
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip of texts by name; one that exists is replaced at once. */
    public static void zipTexts(Path zip, Map<String, String> texts) {
        zipBytes(zip, texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue()
                .getBytes(StandardCharsets.UTF_8))));
    }

    /** A zip of a handler's class and of texts, in one jar; one that exists is replaced at once. */
    public static void zipJar(Path zip, String jarName, String handler, Map<String, String> texts) {
        String path = handler.replace('.', '/') + ".class";
        try (InputStream bytes = Samples.class.getClassLoader().getResourceAsStream(path)) {
            Map<String, byte[]> entries = new TreeMap<>();
            entries.put(path, bytes.readAllBytes());
            texts.forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
            zipBytes(zip, Map.of(jarName, packed(entries)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void zipBytes(Path zip, Map<String, byte[]> entries) {
        try {
            Path draft = zip.resolveSibling(zip.getFileName() + ".draft");
            Files.write(draft, packed(entries));
            Files.move(draft, zip, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(entries).entrySet()) {
                entry(out, each.getKey(), each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** A zip with one jar of these classes; one that exists is left as it is. */
    public static void zip(Path zip, String jarName, String... classes) {
        if (Files.exists(zip)) {
            return;
        }
        try {
            ByteArrayOutputStream jar = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(jar)) {
                for (String name : classes) {
                    String path = name.replace('.', '/') + ".class";
                    try (InputStream bytes = Samples.class.getClassLoader().getResourceAsStream(path)) {
                        entry(out, path, bytes.readAllBytes());
                    }
                }
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                entry(out, jarName, jar.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
