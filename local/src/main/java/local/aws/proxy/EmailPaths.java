package local.aws.proxy;

/** SES's operations by method and path: its protocol names them nowhere else. */
final class EmailPaths {
    private EmailPaths() {}

    static String operation(String method, String path) {
        return switch (method + " " + path) {
            case "POST /v2/email/outbound-emails" -> "SendEmail";
            case "POST /v2/email/outbound-bulk-emails" -> "SendBulkEmail";
            case "GET /v2/email/account" -> "GetAccount";
            default -> method + " " + path;
        };
    }
}
