package local.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import local.LocalOptions;
import local.LocalStack;
import local.lambda.Aot;

/** The golden template, run by us. */
record OwnGateway(LocalStack stack) implements AutoCloseable {
    static OwnGateway start(Path folder) throws IOException {
        Path template = GoldenFiles.lay(folder);
        Path parts = Files.createDirectories(folder.resolve("build")).resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        var options = new LocalOptions(template, folder.resolve("build"), 0, Map.of(), Optional.empty(), Aot.OFF);
        return new OwnGateway(LocalStack.start(options, step -> {}));
    }

    Map<String, JsonNode> answers() throws IOException {
        return answers(stack.url());
    }

    /** What a gateway answers to each request, by the request's name. */
    static Map<String, JsonNode> answers(URI gateway) throws IOException {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (GoldenRequest request : GoldenFiles.requests()) {
            answers.put(request.name(), GoldenAnswer.of(Wire.send(gateway, request)));
        }
        return answers;
    }

    @Override
    public void close() {
        stack.close();
    }
}
