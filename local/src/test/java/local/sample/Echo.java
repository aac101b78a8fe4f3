package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with the event that it got, or with what the query says: {@code answer=} and the answer in base64url, or {@code throw=}. */
public final class Echo implements RequestStreamHandler {
    private static final Pattern SCRIPT = Pattern.compile("\"rawQueryString\"\\s*:\\s*\"(answer|throw)=([\\w-]*)\"");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Matcher script = SCRIPT.matcher(event);
        if (!script.find()) {
            String answer = "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\"},\"body\":"
                    + quoted(event) + "}";
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        } else if (script.group(1).equals("answer")) {
            out.write(Base64.getUrlDecoder().decode(script.group(2)));
        } else {
            throw new IllegalStateException("as the request wished");
        }
    }

    /** The text as a JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 64).append('"');
        text.chars().forEach(it -> {
            if (it == '"' || it == '\\') {
                json.append('\\').append((char) it);
            } else if (it < ' ') {
                json.append("\\u%04x".formatted(it));
            } else {
                json.append((char) it);
            }
        });
        return json.append('"').toString();
    }
}
