package comparison.advise.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.advise.app.ApplicationReader;
import comparison.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficReaderTest {
    private static final Endpoint GET_ORDER = Endpoint.parse("GET /orders/{id}");

    @TempDir
    Path folder;

    private Application shop;

    @BeforeEach
    void read() throws AdviseException {
        shop = new ApplicationReader(Map.of(), "shop", Optional.empty())
                .read(Path.of("src/test/resources/advise/shop/template.yaml"));
    }

    private Traffic read(String log) throws IOException, AdviseException {
        return TrafficReader.read(Files.writeString(folder.resolve("access.log"), log), shop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"27/Nov/2026:12:00:00 +0000\",\"method\":\"GET\",\"path\":\"/orders/7?full=1\"}",
                "{\"requestTimeEpoch\":1795780800000,\"httpMethod\":\"GET\",\"routeKey\":\"GET /orders/{id}\"}",
                "{\"requestTime\":\"2026-11-27T12:00:00Z\",\"httpMethod\":\"GET\",\"resourcePath\":\"/orders/{id}\",\"integrationLatency\":\"-\"}",
                "2026-11-27T12:00:01 stream {\"time\":\"2026-11-27 12:00:00Z\",\"method\":\"GET\",\"path\":\"/Prod/orders/7\"}",
                "10.0.0.1 - - [27/Nov/2026:12:00:00 +0000] \"GET /orders/7 HTTP/1.1\" 200 512",
                "10.0.0.1 - - [27/Nov/2026:12:00:00 +0000] \"GET GET /orders/{id} HTTP/1.1\" 200 512 id=",
                "time,method,path,status\n2026-11-27T12:00:00Z,GET,\"/orders/7\",200",
            })
    void a_request_is_read_in_each_form(String log) throws Exception {
        Traffic traffic = read(log);

        assertThat(traffic.requests()).isEqualTo(1);
        assertThat(traffic.requests(GET_ORDER)).isEqualTo(1);
        assertThat(traffic.unreadable()).isZero();
    }

    @Test
    void what_cannot_be_read_or_matched_is_counted_and_shown() throws Exception {
        Traffic traffic = read("""
                {"time":"2026-11-27T12:00:00Z","method":"GET","path":"/orders/7","integration_ms":"12"}
                oops
                {"time":"never","method":"GET","path":"/orders/7"}
                {"time":"2026-11-27T12:00:02Z","method":"GET","path":"/wp-login.php"}

                {"time":"2026-11-27T11:59:59Z","method":"POST","path":"/orders"}
                """);

        assertThat(traffic.lines()).isEqualTo(5);
        assertThat(traffic.unreadable()).isEqualTo(2);
        assertThat(traffic.firstUnreadable()).isEqualTo("oops");
        assertThat(traffic.unmatched()).isEqualTo(1);
        assertThat(traffic.someUnmatched()).containsExactly("GET /wp-login.php");
        assertThat(traffic.requests()).isEqualTo(2);
        assertThat(traffic.all().at(1)).isEqualTo(1_000);
        assertThat(traffic.endpoints().get(traffic.all().which(0))).isEqualTo(Endpoint.parse("POST /orders"));
        assertThat(traffic.latencies()).containsOnlyKeys(GET_ORDER);
    }

    @Test
    void an_empty_log_is_an_error_that_says_what_was_expected() {
        assertThatThrownBy(() -> read("\n\n"))
                .isInstanceOf(AdviseException.class)
                .hasMessageContaining("access.log is empty: expected is an access log");
        assertThatThrownBy(() -> TrafficReader.read(folder.resolve("none"), shop))
                .hasMessageContaining("--trace: cannot read");
    }

    @Test
    void a_log_of_nothing_but_unreadable_lines_is_an_error_that_shows_the_first() {
        assertThatThrownBy(() -> read("a\nb\n"))
                .hasMessageContaining("none of the 2 lines")
                .hasMessageContaining("'a'");
    }

    @Test
    void the_log_of_another_api_is_an_error_that_shows_its_paths_and_the_templates() {
        assertThatThrownBy(() -> read("[27/Nov/2026:12:00:00 +0000] \"GET /users/1 HTTP/1.1\" 200\n"))
                .hasMessageContaining("100 % unmatched")
                .hasMessageContaining("GET /users/1")
                .hasMessageContaining("POST /orders");
    }

    @Test
    void however_long_a_log_is_only_so_many_latencies_are_kept() throws Exception {
        Traffic traffic =
                read("{\"time\":\"2026-11-27T12:00:00Z\",\"method\":\"GET\",\"path\":\"/orders/7\",\"latency\":1}\n"
                        .repeat(Traffic.MOST_LATENCIES + 10));

        assertThat(traffic.latencies().get(GET_ORDER)).hasSize(Traffic.MOST_LATENCIES);
    }
}
