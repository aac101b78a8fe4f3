package local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The runtime interface client's jars and its native library.
 *
 * <p>The client unpacks the library to one fixed file at every start, so JVMs that start together crash each other. It is unpacked once
 * here, and its path is passed on.
 */
record RuntimeClient(List<Path> jars, Path library) {
    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    RuntimeClient {
        jars = List.copyOf(jars);
    }

    static RuntimeClient under(Path buildDir) {
        Path parts = buildDir.resolve("parts").resolve("ric");
        List<Path> jars = CodeStore.jars(parts);
        Path client = jars.stream()
                .filter(it -> it.getFileName().toString().startsWith("aws-lambda-java-runtime-interface-client"))
                .findFirst()
                .orElseThrow(() ->
                        new LambdaException("no runtime interface client in %s: build it first".formatted(parts)));
        return new RuntimeClient(jars, library(client, buildDir.resolve("native")));
    }

    private static Path library(Path client, Path folder) {
        String name = "libaws-lambda-jni.%s-%s.so".formatted(libc(), architecture());
        try (ZipFile zip = new ZipFile(client.toFile())) {
            ZipEntry entry = zip.getEntry("jni/" + name);
            if (entry == null) {
                throw new LambdaException(
                        "the runtime interface client has no native library for this machine: " + name);
            }
            Path library = folder.resolve("%x-%s".formatted(entry.getCrc(), name));
            if (!Files.exists(library)) {
                Files.createDirectories(folder);
                Path draft = Files.createTempFile(folder, "unpacking", ".so");
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
            }
            return library;
        } catch (IOException e) {
            throw new LambdaException(
                    "cannot unpack the native library of %s: %s".formatted(client, e.getMessage()), e);
        }
    }

    private static String architecture() {
        String machine = System.getProperty("os.arch", "");
        return machine.equals("aarch64") ? "aarch_64" : "x86_64";
    }

    private static String libc() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw new LambdaException("the runtime interface client has native parts for Linux only");
        }
        boolean musl =
                Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
        return musl ? "linux_musl" : "linux";
    }
}
