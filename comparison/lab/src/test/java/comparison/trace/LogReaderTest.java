package comparison.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.model.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final List<Endpoint> ENDPOINTS = List.of(
            Endpoint.parse("GET /things"),
            Endpoint.parse("GET /things/{id}"),
            Endpoint.parse("GET /things/special"),
            Endpoint.parse("ANY /files/{path+}"),
            Endpoint.parse("POST /things"));

    @TempDir
    Path folder;

    private LogTrace read(String... lines) throws Exception {
        Path log = Files.write(folder.resolve("access.log"), List.of(lines));
        return LogReader.read(log, ENDPOINTS, folder.resolve("spill"));
    }

    private static List<String> requests(Trace trace) {
        var all = new ArrayList<String>();
        for (Arrivals arrivals = trace.open(); arrivals.next(); ) {
            all.add(arrivals.micros() + " " + trace.endpoints().get(arrivals.endpoint()));
        }
        return all;
    }

    @Test
    void api_gateway_s_json_is_read_with_its_latencies() throws Exception {
        LogTrace log = read(
                "{\"time\":\"23/Nov/2026:10:00:00 +0000\",\"method\":\"GET\",\"route\":\"GET /things/{id}\",\"path\":\"/things/7\",\"integration_ms\":\"12\"}",
                "{\"requestTimeEpoch\":1795428001500,\"httpMethod\":\"POST\",\"path\":\"/things\",\"integrationLatency\":\"-\"}",
                "2026-11-23T10:00:02.000Z {\"requestTime\":\"23/Nov/2026:10:00:02 +0000\",\"routeKey\":\"GET /things\",\"responseLatency\":30}");
        assertThat(requests(log.trace()))
                .containsExactly("0 GET /things/{id}", "1500000 POST /things", "2000000 GET /things");
        assertThat(log.latencies().get(ENDPOINTS.get(1)).quantile(0.5)).isEqualTo(12);
        assertThat(log.latencies()).doesNotContainKey(ENDPOINTS.get(4));
        assertThat(log.trace().millis()).isEqualTo(2_000);
    }

    @Test
    void the_combined_format_is_read_and_paths_find_their_routes() throws Exception {
        LogTrace log = read(
                "192.0.2.1 - - [23/Nov/2026:10:00:00 +0000] \"GET /things/special?x=1 HTTP/1.1\" 200 12 \"-\" \"curl/8\"",
                "192.0.2.1 - ann [23/Nov/2026:10:00:01 +0000] \"GET /things/9 HTTP/1.1\" 200 12",
                "192.0.2.1 - - [23/Nov/2026:10:00:01 +0000] \"PUT /files/a/b/c HTTP/1.1\" 201 -",
                "192.0.2.1 - - [23/Nov/2026:10:00:03 +0000] \"GET /nowhere HTTP/1.1\" 404 9");
        assertThat(requests(log.trace()))
                .containsExactly("0 GET /things/special", "1000000 GET /things/{id}", "1000000 ANY /files/{path+}");
        assertThat(log.unmatched()).isOne();
        assertThat(log.strangers()).containsExactly("GET /nowhere");
    }

    @Test
    void csv_is_read_by_the_names_of_its_columns() throws Exception {
        LogTrace log = read(
                "latency_ms,method,path,timestamp",
                "4.5,GET,/things,2026-11-23T10:00:00Z",
                "5.5,GET,\"/things/a,b\",2026-11-23 10:00:00.250Z");
        assertThat(requests(log.trace())).containsExactly("0 GET /things", "250000 GET /things/{id}");
        assertThat(log.latencies().get(ENDPOINTS.getFirst()).mean()).isEqualTo(4.5);
    }

    @Test
    void lines_out_of_order_are_put_in_order() throws Exception {
        LogTrace log =
                read("time,endpoint", "1795428002,GET /things", "1795428001,POST /things", "1795428003,GET /things");
        assertThat(requests(log.trace()))
                .containsExactly("0 POST /things", "1000000 GET /things", "2000000 GET /things");
        assertThat(log.late()).isZero();
    }

    @Test
    void what_cannot_be_read_is_counted_and_shown_and_stops_nothing() throws Exception {
        LogTrace log = read("time,endpoint", "1795428002,GET /things", "what is this", "1795428003,GET /things,more");
        assertThat(requests(log.trace())).hasSize(1);
        assertThat(log.unreadable()).isEqualTo(2);
        assertThat(log.examples()).containsExactly("line 3: what is this", "line 4: 1795428003,GET /things,more");
    }

    @Test
    void an_empty_log_and_one_of_something_else_are_errors_that_say_so() {
        assertThatThrownBy(() -> read("", ""))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("hello", "world"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("none of its 2 lines could be read")
                .hasMessageContaining("line 1: hello");
        assertThatThrownBy(() -> read("time,endpoint", "1795428002,GET /other"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("none of its 1 requests is for a route");
    }
}
