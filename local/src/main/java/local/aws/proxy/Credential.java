package local.aws.proxy;

import java.util.Optional;

/** What a signature of version 4 tells of its signer: the access key and the service it was made for. The signature itself is not checked. */
public record Credential(String accessKey, String service) {
    private static final String MARK = "Credential=";

    /** The {@code Authorization} header of a call from within this process: who calls, and which service. */
    public static String header(String accessKey, String region, String service) {
        return "AWS4-HMAC-SHA256 %s%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                .formatted(MARK, accessKey, region, service);
    }

    static Optional<Credential> of(Optional<String> authorization) {
        return authorization.flatMap(Credential::parse);
    }

    private static Optional<Credential> parse(String header) {
        int start = header.indexOf(MARK);
        if (start < 0) {
            return Optional.empty();
        }
        int end = header.indexOf(',', start);
        String scope = header.substring(start + MARK.length(), end < 0 ? header.length() : end);
        String[] parts = scope.strip().split("/", -1);
        return parts.length == 5 ? Optional.of(new Credential(parts[0], parts[3])) : Optional.empty();
    }
}
