package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls each endpoint of the batches API that the demo leaves out, with something to do, so that a recording function loads what that takes. */
record EveryEndpoint(ApiClient api, String token) {
    /**
     * Calls each once.
     *
     * @param settled a batch of this caller's that has ended
     */
    void callOnce(String settled) throws Problem {
        api.read(token, "/healthz");
        api.read(token, "/v1/batches");
        api.read(token, "/v1/batches/" + settled + "/events");
        api.act(token, "/v1/batches/" + settled + "/retry-failed", "");
        JsonNode open = api.act(token, "/v1/batches", DemoBatch.open());
        String batch = "/v1/batches/" + open.path("id").asText();
        api.act(token, batch + "/recipients", DemoBatch.page());
        api.act(token, batch + "/submit", "");
        api.act(token, batch + "/cancel", "");
    }
}
