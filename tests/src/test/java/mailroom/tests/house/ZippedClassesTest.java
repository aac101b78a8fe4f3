package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the zips leave out is where it belongs: a function finds every class in its zip, its layers or the runtime. */
class ZippedClassesTest {
    private static final Path PLATFORM = Checkout.ROOT.resolve("layers/platform/target/platform.zip");
    private static final Path ACCESS = Checkout.ROOT.resolve("layers/access/target/access.zip");
    /** In the tests' class path because of {@code local}, and in no function's. */
    private static final Set<String> ONLY_LOCAL = Set.of("slf4j-jdk14");

    private static final String KMS = "software/amazon/awssdk/services/kms/";
    private static final String SNS = "software/amazon/awssdk/services/sns/";
    /** Nobody but the security API signs and nobody but the relay publishes, so that nobody else carries these clients. */
    private static final Map<String, Set<String>> LEFT_OUT_ON_PURPOSE = Map.of(
            "security-authorizer.zip", Set.of(KMS, SNS),
            "security-api.zip", Set.of(SNS),
            "security-acl.zip", Set.of(KMS));

    @TempDir
    private static Path unpacked;

    record Function(Path zip, List<Path> layers, String handler) {
        @Override
        public String toString() {
            return handler;
        }
    }

    /** Of both layouts of the batches endpoints. */
    static Stream<Function> functions() throws Exception {
        Names names = new Names("mailroom", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1"));
        Set<Function> functions = new LinkedHashSet<>();
        for (String layout : List.of("routed", "separate")) {
            Stack stack = new TemplateReader()
                    .read(Checkout.ROOT.resolve("template.yaml"), Map.of("BatchesLayout", layout), names);
            stack.ofType("AWS::Serverless::Function").forEach(it -> functions.add(function(stack, it)));
        }
        assertThat(functions).hasSizeGreaterThanOrEqualTo(19);
        return functions.stream();
    }

    private static Function function(Stack stack, Resource resource) {
        return new Function(
                stack.folder()
                        .resolve(resource.properties().path("CodeUri").asText())
                        .normalize(),
                layers(stack, resource),
                resource.properties().path("Handler").asText());
    }

    private static List<Path> layers(Stack stack, Resource function) {
        List<Path> layers = new ArrayList<>();
        function.properties().path("Layers").forEach(arn -> stack.ofType("AWS::Serverless::LayerVersion").stream()
                .filter(it -> it.ref().equals(arn.asText()))
                .map(it -> stack.folder()
                        .resolve(it.properties().path("ContentUri").asText())
                        .normalize())
                .forEach(layers::add));
        return layers;
    }

    /** All that any function of this zip has. */
    private static List<Path> layers(Path zip) throws Exception {
        return functions()
                .filter(it -> it.zip().equals(zip))
                .flatMap(it -> it.layers().stream())
                .distinct()
                .toList();
    }

    static Stream<Path> functionZips() {
        return Checkout.zips().stream().filter(it -> !it.equals(PLATFORM) && !it.equals(ACCESS));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_handler_initializes_with_its_zip_its_layers_and_the_runtime_alone(Function function) throws Exception {
        try (Unpacked code = Unpacked.of(function.zip(), function.layers(), unpacked)) {
            assertThat(code.initialized(function.handler())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation())
                    .asString()
                    .contains(function.zip().getFileName() + "/");
        }
    }

    @ParameterizedTest
    @MethodSource("functionZips")
    void every_class_that_a_function_s_own_classes_name_is_there(Path zip) throws Exception {
        String zipName = zip.getFileName().toString();
        try (Unpacked code = Unpacked.of(zip, layers(zip), unpacked)) {
            Set<String> missing = code.missing();
            Set<String> leftOut = LEFT_OUT_ON_PURPOSE.getOrDefault(zipName, Set.of());
            assertThat(missing).allMatch(it -> leftOut.stream().anyMatch(it::startsWith));
            assertThat(leftOut).allSatisfy(client -> assertThat(missing).anyMatch(it -> it.startsWith(client)));
        }
    }

    @Test
    void what_the_functions_leave_to_the_layer_is_in_it() throws Exception {
        Set<String> layer = jarsOf(PLATFORM);
        Set<String> excludes = excludes();
        assertThat(excludes).hasSizeGreaterThan(25).contains("mailroom:platform", "mailroom:access");
        assertThat(layer).anyMatch(it -> it.startsWith("platform-"));
        assertThat(jarsOf(ACCESS)).anyMatch(it -> it.startsWith("access-"));
        excludes.removeAll(
                Set.of("mailroom:platform", "mailroom:access")); // in no repository, so not found by their paths
        for (String exclude : excludes) {
            Set<String> meant = onClassPath(exclude);
            assertThat(meant)
                    .as("jars that %s leaves out", exclude)
                    .isNotEmpty()
                    .isSubsetOf(layer);
        }
    }

    private static Set<String> jarsOf(Path zip) throws IOException {
        try (var file = new java.util.zip.ZipFile(zip.toFile())) {
            Set<String> names = new TreeSet<>();
            file.stream().forEach(it -> names.add(it.getName().replaceFirst(".*/", "")));
            return names;
        }
    }

    private static Set<String> excludes() throws Exception {
        var nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Checkout.ROOT.resolve("build/function.xml").toFile())
                .getElementsByTagName("exclude");
        Set<String> excludes = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            excludes.add(nodes.item(i).getTextContent().strip());
        }
        return excludes;
    }

    /** File names of the tests' own libraries, which are those of all functions and some more, by {@code group:artifact} with wildcards. */
    private static Set<String> onClassPath(String exclude) {
        String[] groupAndArtifact = exclude.split(":", -1);
        Pattern path = Pattern.compile(".*/%s/%s/[^/]+/([^/]+\\.jar)"
                .formatted(
                        groupAndArtifact[0].replace(".", "/"),
                        groupAndArtifact[1].replace(".", "\\.").replace("*", "[^/]*")));
        Set<String> found = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            var matcher = path.matcher(entry);
            if (matcher.matches() && ONLY_LOCAL.stream().noneMatch(it -> entry.contains("/" + it + "/"))) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }
}
