package local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import local.observe.AccessKeys;
import local.template.Names;

/** Puts together the command and the variables of an environment's JVM. */
final class Launcher {
    /** Outlives no host: Linux kills the JVM when the thread that started it is gone. */
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private static final double HEAP_SHARE =
            0.85; // of MemorySize, as on AWS; the rest is for code, threads and buffers

    private final Names names;
    private final HostOptions options;
    private final RuntimeClient client;
    private final AotCaches caches;

    Launcher(Names names, HostOptions options, RuntimeClient client) {
        this.names = names;
        this.options = options;
        this.client = client;
        this.caches = new AotCaches(options.buildDir().resolve("aot"), options.aot());
    }

    AotCaches caches() {
        return caches;
    }

    /** What INIT_START calls the runtime. */
    String runtimeArn() {
        return "arn:aws:lambda:%s::runtime:local".formatted(names.region());
    }

    /** Whether a start now would use an AOT cache. */
    boolean usesCache(Deployed deployed) {
        FunctionSpec function = deployed.spec();
        AotCaches.Plan plan = caches.plan(
                function.id(), function.handler(), classPath(deployed.code().code()), keyOf(function, flags(function)));
        return plan instanceof AotCaches.Plan.Use;
    }

    private List<Path> classPath(FunctionCode code) {
        return Stream.concat(code.jars().stream(), client.jars().stream()).toList();
    }

    /** How one environment is started. */
    record Launch(List<String> command, Map<String, String> variables, Path task, Path temp, AotCaches.Plan aot) {
        Launch {
            command = List.copyOf(command);
            variables = Map.copyOf(variables);
        }
    }

    /**
     * Puts a launch together.
     *
     * @param runtimeApi host, port and path prefix of this environment's Runtime API
     * @param temp the environment's own temp folder
     */
    Launch launch(Deployed deployed, String runtimeApi, String logStream, Path temp) {
        FunctionSpec function = deployed.spec();
        FunctionCode code = deployed.code().code();
        List<Path> classPath = classPath(code);
        List<String> flags = flags(function);
        AotCaches.Plan aot = deployed.debugPort().isPresent()
                ? new AotCaches.Plan.None()
                : caches.plan(function.id(), function.handler(), classPath, keyOf(function, flags));
        List<String> command = new ArrayList<>(options.wrapper());
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(aot.flags());
        deployed.debugPort()
                .ifPresent(it -> command.add(
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:%d".formatted(it)));
        command.add("-Djava.io.tmpdir=" + temp);
        command.add("-D%s=%s".formatted(RuntimeClient.LIBRARY_PROPERTY, client.library()));
        command.addAll(List.of("-cp", joined(classPath), RuntimeClient.MAIN, function.handler()));
        Map<String, String> variables = new TreeMap<>(variables(function, logStream));
        searchPaths(code, variables);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("LAMBDA_TASK_ROOT", code.task().toString());
        variables.put("TMPDIR", temp.toString());
        return new Launch(command, variables, code.task(), temp, aot);
    }

    /** As {@code /opt/bin} and {@code /opt/lib} are on them. */
    private static void searchPaths(FunctionCode code, Map<String, String> variables) {
        Map.of("PATH", "bin", "LD_LIBRARY_PATH", "lib").forEach((variable, folder) -> {
            String added = joined(code.inLayers(folder));
            if (!added.isEmpty()) {
                variables.merge(variable, added, (before, more) -> before + ":" + more);
            }
        });
    }

    private static String joined(List<Path> paths) {
        return String.join(":", paths.stream().map(Path::toString).toList());
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
        variables.put("AWS_ACCESS_KEY_ID", AccessKeys.of(function.id()));
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
        variables.put("TZ", ":UTC");
        variables.putAll(function.variables());
        return variables;
    }
}
