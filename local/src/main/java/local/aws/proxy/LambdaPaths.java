package local.aws.proxy;

/** Lambda's operations by method and path. */
final class LambdaPaths {
    static final String FUNCTIONS = "/2015-03-31/functions";

    private LambdaPaths() {}

    /** The function that a path is about, as it names it: a name or an ARN, undecoded; empty where it is about none. */
    static String function(String path) {
        return path.startsWith(FUNCTIONS + "/")
                ? path.substring(FUNCTIONS.length() + 1).split("/", 2)[0]
                : "";
    }

    static String operation(String method, String path) {
        String[] rest = path.startsWith(FUNCTIONS)
                ? path.substring(FUNCTIONS.length()).replaceAll("^/+|/+$", "").split("/", -1)
                : new String[0];
        return switch (rest.length) {
            case 1 ->
                switch (method) {
                    case "GET" -> rest[0].isEmpty() ? "ListFunctions" : "GetFunction";
                    default -> method + " " + path;
                };
            case 2 ->
                switch (method + " " + rest[1]) {
                    case "POST invocations" -> "Invoke";
                    case "GET configuration" -> "GetFunctionConfiguration";
                    default -> method + " " + path;
                };
            default -> method + " " + path;
        };
    }
}
