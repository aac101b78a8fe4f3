package com.fizzed.jne;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands in for the library of this name, by which Cedar finds its native part: that one unpacks 11 MB out of a jar at each start, this one loads the
 * file that lies in the layer. Only where there is no such file (tests), the jar's is unpacked.
 */
public final class JNE {
    private static final Set<String> LOADED = new HashSet<>();

    /** Where Lambda unpacks layers. On AWS the library path names it; an image of another make may not. */
    private static final String LAYERS = "/opt/lib";

    private JNE() {}

    /**
     * Loads {@code name} for this machine: from {@code cedar/<system>/<processor>/} under the library path, else from the class path. Once per process:
     * each of Cedar's classes asks for it, and a second copy would know nothing of what the first one has parsed.
     */
    @SuppressWarnings("restricted") // the JVM is started with --enable-native-access
    public static synchronized void loadLibrary(String name) {
        if (LOADED.contains(name)) {
            return;
        }
        String place = system() + "/" + processor() + "/" + System.mapLibraryName(name);
        System.load(file(place).orElseGet(() -> unpacked(place)).toString());
        LOADED.add(name);
    }

    private static Optional<Path> file(String place) {
        // The variable besides the property: on macOS the JVM does not look at it.
        return Stream.of(System.getProperty("java.library.path", ""), variable("LD_LIBRARY_PATH"), LAYERS)
                .flatMap(it -> Stream.of(it.split(File.pathSeparator)))
                .filter(it -> !it.isEmpty())
                .map(it -> Path.of(it, "cedar").resolve(place).toAbsolutePath())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path unpacked(String place) {
        try (InputStream in = JNE.class.getResourceAsStream("/jne/" + place)) {
            if (in == null) {
                throw new UnsatisfiedLinkError(
                        "Cedar's library for this machine, cedar/%s, is neither in the access layer nor on the class path. A layer that was built on another kind of machine lacks it: build it here, or let CEDAR_JAVA_FFI_LIB name the file"
                                .formatted(place));
            }
            Path file = Files.createTempFile("cedar", "-" + Path.of(place).getFileName());
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
    }

    private static String processor() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }
}
