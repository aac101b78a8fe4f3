package mailroom.cli;

import java.nio.file.Path;

/** Where this checkout lies; the launcher says so. */
record Home(Path root) {
    static Home ofLauncher() {
        return new Home(Path.of(System.getProperty("mailroom.root", "."))
                .toAbsolutePath()
                .normalize());
    }

    Path template() {
        return root.resolve("template.yaml");
    }

    /** What the local runtime unpacks, caches and logs. */
    Path localFolder() {
        return root.resolve("target").resolve("local");
    }

    /** One file per function, and the host's own. */
    Path logs() {
        return localFolder().resolve("logs");
    }

    /** Written by {@code start}: the variables that {@code sam local invoke --env-vars} hands to each function. */
    Path samEnvironment() {
        return localFolder().resolve("sam-env.json");
    }
}
