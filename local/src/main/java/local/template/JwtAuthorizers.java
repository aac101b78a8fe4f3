package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the authorizers that verify tokens, which nobody does here. */
final class JwtAuthorizers {
    private JwtAuthorizers() {}

    /** Their names among one resource's properties. */
    static List<String> of(String type, JsonNode properties) {
        List<String> names = new ArrayList<>();
        switch (type) {
            case "AWS::ApiGatewayV2::Authorizer" -> {
                if (properties.path("AuthorizerType").asText().equals("JWT")) {
                    names.add(properties.path("Name").asText());
                }
            }
            case "AWS::Serverless::HttpApi" -> {
                for (var authorizer :
                        properties.path("Auth").path("Authorizers").properties()) {
                    if (authorizer.getValue().has("JwtConfiguration")) {
                        names.add(authorizer.getKey());
                    }
                }
                schemes(properties.path("DefinitionBody"), names);
            }
            case "AWS::ApiGatewayV2::Api" -> schemes(properties.path("Body"), names);
            default -> {}
        }
        return names;
    }

    private static void schemes(JsonNode definition, List<String> names) {
        for (var scheme : definition.path("components").path("securitySchemes").properties()) {
            JsonNode authorizer = scheme.getValue().path("x-amazon-apigateway-authorizer");
            if (authorizer.path("type").asText().equalsIgnoreCase("jwt")) {
                names.add(scheme.getKey());
            }
        }
    }
}
