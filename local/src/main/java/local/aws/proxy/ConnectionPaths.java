package local.aws.proxy;

/** The operations on a WebSocket API's connections, by method: the paths end with {@code /@connections/{id}}. */
final class ConnectionPaths {
    private ConnectionPaths() {}

    static String operation(String method, String path) {
        if (!path.contains("@connections/") && !path.contains("%40connections/")) {
            return method + " " + path;
        }
        return switch (method) {
            case "POST" -> "PostToConnection";
            case "GET" -> "GetConnection";
            case "DELETE" -> "DeleteConnection";
            default -> method + " " + path;
        };
    }
}
