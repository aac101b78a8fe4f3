package local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketAddressesTest {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Talk:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: sample.Handler
                  CodeUri: sample.zip
                  Environment:
                    Variables:
                      HERE: !Sub wss://${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live
                      OTHER_STAGE: !Sub wss://${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}/other
                      MANAGED: !Sub https://${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live
              Sockets:
                Type: AWS::ApiGatewayV2::Api
                Properties: { Name: sockets, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
            Outputs:
              Url: { Value: !Sub 'wss://${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live' }
            """;

    private static Stack read(Path folder) throws Exception {
        Path file = folder.resolve("template.yaml");
        Files.writeString(file, TEMPLATE);
        return new TemplateReader()
                .read(
                        file,
                        Map.of(),
                        new Names("local", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
    }

    private static String variable(Stack stack, String name) {
        return stack.find("Talk")
                .orElseThrow()
                .properties()
                .path("Environment")
                .path("Variables")
                .path(name)
                .asText();
    }

    @Test
    void an_address_as_on_aws_becomes_the_one_that_answers_here(@TempDir Path folder) throws Exception {
        Stack written = read(folder);
        Stack here = SocketAddresses.in(written, Map.of("Sockets", URI.create("ws://127.0.0.1:4711/live")));
        assertThat(variable(here, "HERE")).isEqualTo("ws://127.0.0.1:4711/live");
        assertThat(here.outputs()).containsEntry("Url", "ws://127.0.0.1:4711/live");
        assertThat(variable(here, "OTHER_STAGE")).isEqualTo(variable(written, "OTHER_STAGE"));
        assertThat(variable(here, "MANAGED")).isEqualTo(variable(written, "MANAGED"));
        assertThat(variable(written, "HERE")).startsWith("wss://").endsWith("/live");
    }

    @Test
    void a_stack_without_websocket_apis_stays_as_it_is(@TempDir Path folder) throws Exception {
        Stack written = read(folder);
        assertThat(SocketAddresses.in(written, Map.of())).isSameAs(written);
    }
}
