package comparison.measure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import comparison.model.Endpoint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateException;
import local.template.TemplateReader;

/** Reads templates, and which function serves which route of an HTTP API. */
public final class Templates {
    private static final String STACK = "lab";
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    private Templates() {}

    /** As it stands while nobody answers AWS calls. */
    public static Stack read(Path template, Map<String, String> parameters) {
        return read(template, parameters, NOWHERE);
    }

    /**
     * As it stands when its AWS calls go to {@code endpoint}.
     *
     * @throws IllegalArgumentException with the file and what is wrong with it
     */
    public static Stack read(Path template, Map<String, String> parameters, URI endpoint) {
        if (!Files.isReadable(template)) {
            throw new IllegalArgumentException("cannot read the template " + template);
        }
        try {
            return new TemplateReader().read(template, parameters, new Names(STACK, REGION, ACCOUNT, endpoint));
        } catch (TemplateException e) {
            throw new IllegalArgumentException("cannot read the template: " + e.getMessage(), e);
        }
    }

    /** Per route of the API's definition, the logical id of the function behind it. */
    public static Map<Endpoint, String> routes(Stack stack, Resource api) {
        Map<Endpoint, String> routes = new HashMap<>();
        api.properties().at("/DefinitionBody/paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    String uri = uri(operation.getValue());
                    stack.ofType("AWS::Serverless::Function").stream()
                            .filter(it -> uri.contains(it.arn() + "/") || uri.contains(it.arn() + ":"))
                            .findFirst()
                            .ifPresent(it -> routes.put(
                                    new Endpoint(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()),
                                    it.logicalId()));
                }));
        return routes;
    }

    private static String uri(JsonNode operation) {
        return operation.path("x-amazon-apigateway-integration").path("uri").asText();
    }
}
