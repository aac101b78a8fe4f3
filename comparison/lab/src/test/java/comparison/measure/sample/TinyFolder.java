package comparison.measure.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder of contenders that do next to nothing: catalogue, template, seed, traffic, and the zip of their code. */
public final class TinyFolder {
    private TinyFolder() {}

    /** Writes it; returns the catalogue. */
    public static Path in(Path folder) throws IOException {
        for (String name : List.of("contenders.yaml", "template.yaml", "seed.json", "mix.yaml")) {
            try (InputStream from = TinyFolder.class.getResourceAsStream("/tiny/" + name)) {
                Files.copy(from, folder.resolve(name));
            }
        }
        String path = Tiny.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (InputStream bytes = Tiny.class.getClassLoader().getResourceAsStream(path)) {
            zip(jar, path, bytes.readAllBytes());
        }
        try (OutputStream to = Files.newOutputStream(folder.resolve("tiny.zip"))) {
            zip(to, "lib/tiny.jar", jar.toByteArray());
        }
        return folder.resolve("contenders.yaml");
    }

    private static void zip(OutputStream to, String name, byte[] bytes) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(to)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
    }
}
