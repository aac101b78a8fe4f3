package local.aws.proxy;

/**
 * Who calls what, known before the service sees it.
 *
 * @param caller the access key that signed the request
 * @param operation such as {@code PutItem}
 */
public record Call(String caller, AwsService service, String operation) {}
