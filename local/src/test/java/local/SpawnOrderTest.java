package local;

import static local.lambda.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import local.lambda.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnOrderTest {
    @Test
    void what_requests_reach_first_comes_first(@TempDir Path folder) throws IOException {
        Samples samples = new Samples(folder);
        function(samples, "Sweeper", "{'Events': {'Minute': {'Type': 'Schedule'}}}");
        function(samples, "Sender", "{'Events': {'Chunks': {'Type': 'SQS'}}}");
        function(samples, "Relay", "{'Events': {'Rows': {'Type': 'DynamoDB'}}}");
        function(samples, "Api", "{'Events': {'Get': {'Type': 'HttpApi'}}}");
        function(samples, "Authorizer", "{}");

        assertThat(SpawnOrder.of(samples.stack())).containsExactly("Api", "Authorizer", "Relay", "Sender", "Sweeper");
    }

    private static void function(Samples samples, String id, String properties) {
        samples.add(id, "AWS::Serverless::Function", id, "arn:" + id, json(properties));
    }
}
