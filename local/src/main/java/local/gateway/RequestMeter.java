package local.gateway;

import local.observe.Meter;
import local.observe.Usage;

/**
 * Counts what an HTTP API bills: a request for every begun 512 KB of its body or of its answer's, whichever is larger. Refusals by authorizers
 * and throttles cost nothing.
 */
record RequestMeter(Meter meter) {
    private static final int STEP = 512 * 1024;

    void count(HttpApi api, Request request, Reply reply) {
        int bytes = Math.max(request.body().length(), reply.body().length());
        meter.add(Usage.HTTP_API_REQUESTS, api.logicalId(), Math.max(1, Math.ceilDiv(bytes, STEP)));
    }
}
