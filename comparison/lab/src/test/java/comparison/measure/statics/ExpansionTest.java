package comparison.measure.statics;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.measure.plan.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import local.template.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionTest {
    @TempDir
    Path folder;

    private Stack stack(String resources) throws IOException {
        Path template = folder.resolve("template.yaml");
        Files.writeString(template, "Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources.indent(2));
        return Templates.read(template, Map.of());
    }

    @Test
    void a_function_with_an_alias_is_itself_its_role_its_version_and_its_alias() throws IOException {
        Stack stack = stack("""
                One:
                  Type: AWS::Serverless::Function
                  Properties: { CodeUri: a.zip, Handler: h, Runtime: java25, AutoPublishAlias: live }
                """);

        assertThat(Expansion.resources(stack)).isEqualTo(4);
    }

    @Test
    void routes_are_counted_in_the_body_and_in_functions_events() throws IOException {
        Stack stack = stack("""
                Api:
                  Type: AWS::Serverless::HttpApi
                  Properties:
                    DefinitionBody:
                      openapi: 3.0.1
                      paths:
                        /a: { get: {}, post: {}, parameters: [] }
                One:
                  Type: AWS::Serverless::Function
                  Properties:
                    CodeUri: a.zip
                    Handler: h
                    Runtime: java25
                    Events:
                      B: { Type: HttpApi, Properties: { ApiId: !Ref Api, Path: /b, Method: GET } }
                """);

        assertThat(Expansion.routes(stack)).isEqualTo(3);
    }
}
