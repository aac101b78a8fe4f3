package mailroom.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import local.LocalStack;
import mailroom.platform.Json;

/** The file for {@code sam local invoke --env-vars}: per function, what points it at the running local services. */
public final class SamEnvironment {
    private SamEnvironment() {}

    public static void write(Path file, LocalStack stack) throws IOException {
        ObjectNode all = Json.object();
        for (var function : stack.stack().ofType("AWS::Serverless::Function")) {
            ObjectNode variables = all.putObject(function.logicalId());
            stack.lambda().environmentVariables(function.logicalId()).forEach(variables::put);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(all));
    }
}
