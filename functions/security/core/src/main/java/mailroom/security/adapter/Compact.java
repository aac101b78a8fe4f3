package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mailroom.platform.Json;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.Refusal;

/** The three parts of a JWS in compact form, decoded and not yet believed. */
final class Compact {
    private static final Pattern PARTS = Pattern.compile("([^.]++)\\.([^.]++)\\.([^.]++)");

    private final byte[] header;
    private final byte[] payload;
    private final byte[] signature;
    private final byte[] input;

    private Compact(byte[] header, byte[] payload, byte[] signature, byte[] input) {
        this.header = header;
        this.payload = payload;
        this.signature = signature;
        this.input = input;
    }

    /** Length, three parts, the one spelling in base64url of each: before anything else is looked at. */
    static Compact of(String token, int longest) throws Unacceptable {
        Unacceptable.require(token.length() <= longest, Refusal.TOO_LONG);
        var parts = PARTS.matcher(token);
        Unacceptable.require(parts.matches(), Refusal.MALFORMED);
        return new Compact(
                decoded(parts.group(1)),
                decoded(parts.group(2)),
                decoded(parts.group(3)),
                token.substring(0, parts.start(3) - 1).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] decoded(String part) throws Unacceptable {
        return CanonicalBase64.decode(part).orElseThrow(() -> new Unacceptable(Refusal.NOT_CANONICAL));
    }

    /** The header as an object of which each member stands there once. */
    JsonNode header() throws Unacceptable {
        JsonNode node = json(header, Refusal.MALFORMED);
        Unacceptable.require(node.isObject(), Refusal.MALFORMED);
        return node;
    }

    JsonNode payload() throws Unacceptable {
        JsonNode node = json(payload, Refusal.BAD_CLAIMS);
        Unacceptable.require(node.isObject(), Refusal.BAD_CLAIMS);
        return node;
    }

    byte[] signature() {
        return signature.clone();
    }

    /** What was signed. */
    byte[] input() {
        return input.clone();
    }

    /** Refuses a header with any member besides these: what it says of keys and of how to process it is never followed. */
    static void onlyMembers(JsonNode header, Set<String> allowed) throws Unacceptable {
        Set<String> names = header.propertyStream().map(it -> it.getKey()).collect(Collectors.toSet());
        Unacceptable.require(allowed.containsAll(names), Refusal.HEADER_PARAMETER);
    }

    private static JsonNode json(byte[] bytes, Refusal reason) throws Unacceptable {
        try {
            return Json.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (Json.Malformed | CharacterCodingException e) {
            throw new Unacceptable(reason, e);
        }
    }
}
