package mailroom.access.consume.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import mailroom.access.copy.Snapshots;
import mailroom.access.json.SnapshotJson;
import mailroom.platform.Event.Unreadable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The security service's private function, invoked directly. */
record LambdaSnapshots(LambdaClient lambda, String function) implements Snapshots {
    @Override
    public Page page(OptionalLong known, Optional<String> after) {
        var answer = lambda.invoke(it -> it.functionName(function)
                .payload(SdkBytes.fromString(SnapshotJson.question(known, after), StandardCharsets.UTF_8)));
        if (answer.functionError() != null) {
            throw new IllegalStateException("%s failed: %s".formatted(function, answer.functionError()));
        }
        try {
            return SnapshotJson.page(answer.payload().asUtf8String());
        } catch (Unreadable e) {
            throw new IllegalStateException(
                    "%s answered what is no snapshot: %s".formatted(function, e.getMessage()), e);
        }
    }
}
