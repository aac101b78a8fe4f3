package local.gateway;

/**
 * A request that found its route.
 *
 * @param path the raw path behind the stage
 */
record Call(HttpApi api, Request request, String path, RouteTable.Match match) {
    Route route() {
        return match.route();
    }

    /** What IAM policies of authorizers speak of. */
    String routeArn() {
        return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
                .formatted(api.region(), api.account(), api.id(), api.stage(), request.method(), path);
    }
}
