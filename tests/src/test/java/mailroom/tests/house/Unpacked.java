package mailroom.tests.house;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function as Lambda sees it: the jars of its zip, of its layers and of the runtime, and none besides. */
final class Unpacked implements AutoCloseable {
    private final Path own;
    private final URLClassLoader loader;

    private Unpacked(Path own, URLClassLoader loader) {
        this.own = own;
        this.loader = loader;
    }

    /**
     * Unpacks what is not unpacked yet.
     *
     * @param into keeps what zips hold, for the next function too
     */
    static Unpacked of(Path zip, List<Path> layers, Path into) throws IOException {
        List<Path> ofZip = jars(unpack(zip, into));
        String artifact = zip.getFileName().toString().replace(".zip", "");
        Path own = ofZip.stream()
                .filter(it -> it.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(zip + " does not hold its own jar"));
        List<Path> all = new ArrayList<>(ofZip);
        for (Path layer : layers) {
            all.addAll(jars(unpack(layer, into)));
        }
        all.addAll(jars(Checkout.ROOT.resolve("target/local/parts/ric")));
        List<URL> urls = new ArrayList<>();
        for (Path jar : all) {
            urls.add(jar.toUri().toURL());
        }
        return new Unpacked(own, new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    private static Path unpack(Path zip, Path into) throws IOException {
        Path folder = into.resolve(zip.getFileName().toString());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(folder);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry :
                    file.stream().filter(it -> it.getName().endsWith(".jar")).toList()) {
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, folder.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
        return folder;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".jar")).sorted().toList();
        }
    }

    Class<?> initialized(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /**
     * Classes that the own jar's classes name, and those of the house that they reach, and that are nowhere here.
     *
     * @return names with slashes
     */
    Set<String> missing() throws IOException {
        Deque<String> toRead = new ArrayDeque<>(ownClasses());
        Set<String> seen = new HashSet<>(toRead);
        Set<String> missing = new TreeSet<>();
        while (!toRead.isEmpty()) {
            for (String name : namedBy(toRead.remove())) {
                if (!seen.add(name)) {
                    continue;
                }
                if (loader.getResource(name + ".class") == null) {
                    missing.add(name);
                } else if (name.startsWith("mailroom/")) {
                    toRead.add(name);
                }
            }
        }
        return missing;
    }

    private List<String> ownClasses() throws IOException {
        try (JarFile jar = new JarFile(own.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(it -> it.startsWith("mailroom/") && it.endsWith(".class"))
                    .map(it -> it.substring(0, it.length() - ".class".length()))
                    .toList();
        }
    }

    private List<String> namedBy(String name) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream bytes = loader.getResourceAsStream(name + ".class")) {
            for (var entry : ClassFile.of().parse(bytes.readAllBytes()).constantPool()) {
                if (entry instanceof ClassEntry named) {
                    String plain =
                            named.asInternalName().replaceFirst("^\\[+L?", "").replace(";", "");
                    if (plain.length() > 1) { // of an array of a primitive type one letter is left
                        names.add(plain);
                    }
                }
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
