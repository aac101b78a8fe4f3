package local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import local.template.Names;

/** Puts together the command and the variables of an environment's JVM. */
final class Launcher {
    /** Outlives no host: Linux kills the JVM when the thread that started it is gone. */
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private static final double HEAP_SHARE = 0.85; // of MemorySize; the rest is for code, threads and buffers

    private final Names names;
    private final HostOptions options;
    private final CodeStore code;
    private final RuntimeClient client;
    private final AotCaches caches;

    Launcher(Names names, HostOptions options, RuntimeClient client) {
        this.names = names;
        this.options = options;
        this.client = client;
        this.code = new CodeStore(options.buildDir().resolve("code"));
        this.caches = new AotCaches(options.buildDir().resolve("aot"), options.aot());
    }

    AotCaches caches() {
        return caches;
    }

    /** How one environment is started. */
    record Launch(List<String> command, Map<String, String> variables, Path task, Path temp, AotCaches.Plan aot) {
        Launch {
            command = List.copyOf(command);
            variables = Map.copyOf(variables);
        }
    }

    /**
     * @param runtimeApi host, port and path prefix of this environment's Runtime API
     * @param temp the environment's own temp folder
     */
    Launch launch(FunctionSpec function, String runtimeApi, String logStream, Path temp) {
        CodeStore.Unpacked unpacked = code.unpack(function.code());
        List<Path> classPath = classPath(function, unpacked);
        List<String> flags = flags(function);
        AotCaches.Plan aot = caches.plan(function.id(), function.handler(), classPath, keyOf(function, flags));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(aot.flags());
        command.add("-Djava.io.tmpdir=" + temp);
        command.add("-D%s=%s".formatted(RuntimeClient.LIBRARY_PROPERTY, client.library()));
        command.addAll(List.of(
                "-cp", String.join(":", classPath.stream().map(Path::toString).toList())));
        command.addAll(List.of(RuntimeClient.MAIN, function.handler()));
        Map<String, String> variables = new TreeMap<>(variables(function, logStream));
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("LAMBDA_TASK_ROOT", unpacked.task().toString());
        variables.put("TMPDIR", temp.toString());
        return new Launch(command, variables, unpacked.task(), temp, aot);
    }

    private List<Path> classPath(FunctionSpec function, CodeStore.Unpacked unpacked) {
        Stream<Path> layers = function.layers().stream().flatMap(it -> code.unpack(it).jars().stream());
        return Stream.of(unpacked.jars().stream(), layers, client.jars().stream())
                .flatMap(it -> it)
                .toList();
    }

    private static List<String> flags(FunctionSpec function) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx%dm".formatted((long) (function.memory() * HEAP_SHARE)));
    }

    private static List<String> keyOf(FunctionSpec function, List<String> flags) {
        List<String> key = new ArrayList<>(flags);
        key.add(function.variables().getOrDefault("JAVA_TOOL_OPTIONS", ""));
        return key;
    }

    /** The variables that do not differ between a function's environments, as {@code mailroom start} may write them to a file. */
    Map<String, String> variables(FunctionSpec function, String logStream) {
        Map<String, String> variables = new TreeMap<>(options.inherited());
        variables.put("AWS_ACCESS_KEY_ID", accessKey(function.id()));
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_REGION", names.region());
        variables.put("AWS_DEFAULT_REGION", names.region());
        variables.put("AWS_ENDPOINT_URL", names.awsEndpoint().toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("_HANDLER", function.handler());
        variables.putAll(function.variables());
        return variables;
    }

    /** What the host's AWS endpoint knows a function by. */
    static String accessKey(String function) {
        return "LOCAL" + function.toUpperCase(Locale.ROOT);
    }
}
