package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An authorizer that decides as its caller's {@code Authorization} header says. */
public final class Gate implements RequestStreamHandler {
    private static final Pattern WISH =
            Pattern.compile("\"authorization\"\\s*:\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROUTE_ARN = Pattern.compile("\"routeArn\"\\s*:\\s*\"([^\"]*)\"");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.write(answer(found(WISH, event), event).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String wish, String event) {
        String arn = found(ROUTE_ARN, event);
        return switch (wish) {
            case "allow" -> "{\"isAuthorized\":true}";
            case "deny" -> "{\"isAuthorized\":false}";
            case "context" -> """
                    {"isAuthorized":true,"context":{"text":"a","number":1,"flag":true,"nothing":null,"list":[1,"b"],"map":{"a":"b"}}}""";
            case "event" -> "{\"isAuthorized\":true,\"context\":{\"event\":%s}}".formatted(Echo.quoted(event));
            case "text" -> "{\"isAuthorized\":\"true\"}";
            case "nothing" -> "{}";
            case "list" -> "[true]";
            case "context-is-text" -> "{\"isAuthorized\":true,\"context\":\"text\"}";
            case "no-json" -> "{not json";
            case "policy-allows" -> policy("Allow", arn);
            case "policy-denies" -> policy("Deny", arn);
            case "policy-of-all" -> policy("Allow", "*");
            case "policy-of-all-below" -> policy("Allow", arn.substring(0, Math.max(0, arn.lastIndexOf('/'))) + "/*");
            case "policy-of-another" -> policy("Allow", arn + "/other");
            case "policy-without-statements" ->
                "{\"principalId\":\"ann\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[]}}";
            case "policy-without-principal" -> policy("Allow", arn).replace("\"principalId\":\"ann\",", "");
            default -> throw new IllegalStateException("as the caller wished");
        };
    }

    private static String policy(String effect, String resource) {
        return """
                {"principalId":"ann","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"%s",\
                "Resource":"%s"}]},"context":{"text":"a"}}""".formatted(effect, resource);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
