package mailroom.tests.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import local.LocalStack;
import mailroom.cli.SamEnvironment;
import mailroom.tests.house.Checkout;

/**
 * {@code sam local start-api} in place of our gateway: the functions behind the routes run in its containers, everything else is ours. Used
 * where the property {@code mailroom.tests.sam} is set, as {@code ./mailroom sam-check} does.
 */
record SamApi(Process process, URI url, Path log) implements AutoCloseable {
    /** Tags what {@code sam local} has no part for or answers otherwise; docs/testing.md says why. */
    static final String NOT_THERE = "not-in-sam-local";

    private static final String READY = "ready ";
    private static final Path FOLDER = Checkout.ROOT.resolve("target/checks");

    static Optional<SamApi> wished(LocalStack local, Map<String, String> parameters) {
        return Boolean.getBoolean("mailroom.tests.sam") ? Optional.of(start(local, parameters)) : Optional.empty();
    }

    private static SamApi start(LocalStack local, Map<String, String> parameters) {
        try {
            Path environment = FOLDER.resolve("sam-api-env.json");
            Path log = FOLDER.resolve("sam-api.log");
            SamEnvironment.write(environment, local);
            List<String> line = new ArrayList<>(List.of(
                    Checkout.ROOT.resolve("build/checks/sam-api.sh").toString(),
                    Checkout.ROOT.resolve("template.yaml").toString(),
                    log.toString(),
                    environment.toString()));
            parameters.forEach((name, value) -> line.add(name + "=" + value));
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new SamApi(process, ready(process), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI ready(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        String last = "";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
            last = line;
        }
        throw new IOException("sam local start-api ended before it answered: " + last);
    }

    /** Everything that SAM and the functions in its containers have written. */
    String written() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
