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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {
    @TempDir
    Path folder;

    private Application shop;

    @BeforeEach
    void read() throws AdviseException {
        shop = new ApplicationReader(Map.of(), "shop", Optional.empty())
                .read(Path.of("src/test/resources/advise/shop/template.yaml"));
    }

    private Traffic read(Application application, String log) throws IOException, AdviseException {
        return Traffic.read(
                Files.writeString(folder.resolve("access.log"), log), application, folder.resolve("trace.bin"));
    }

    private static String line(String method, String path) {
        return "{\"time\":\"2026-11-27T12:00:00Z\",\"method\":\"%s\",\"path\":\"%s\",\"integration_ms\":\"12\"}\n"
                .formatted(method, path);
    }

    @Test
    void requests_are_counted_by_endpoint_and_strangers_apart() throws Exception {
        Traffic traffic = read(
                shop, line("GET", "/orders/7") + "oops\n" + line("GET", "/wp-login.php") + line("POST", "/orders"));

        assertThat(traffic.count()).isEqualTo(2);
        assertThat(traffic.requests(Endpoint.parse("GET /orders/{id}"))).isEqualTo(1);
        assertThat(traffic.log().unreadable()).isEqualTo(1);
        assertThat(traffic.unmatchedShare()).isEqualTo(1.0 / 3);
    }

    @Test
    void requests_for_other_runtimes_are_no_strangers_and_not_simulated() throws Exception {
        Application mixed =
                new Application(shop.functions(), shop.routes(), Set.of(Endpoint.parse("GET /node")), shop.notes());

        Traffic traffic = read(mixed, line("GET", "/node") + line("POST", "/orders"));

        assertThat(traffic.others()).isEqualTo(1);
        assertThat(traffic.log().unmatched()).isZero();
        assertThat(traffic.trace().endpoints()).isEqualTo(shop.endpoints());
        assertThatThrownBy(() -> read(mixed, line("GET", "/node"))).hasMessageContaining("no Java function answers");
    }

    @Test
    void an_empty_log_is_an_error_that_names_it_and_says_what_was_expected() {
        assertThatThrownBy(() -> read(shop, "\n"))
                .isInstanceOf(AdviseException.class)
                .hasMessageContaining("access.log is empty")
                .hasMessageContaining("Expected is an access log");
        assertThatThrownBy(() -> Traffic.read(folder.resolve("none"), shop, folder.resolve("trace.bin")))
                .hasMessageContaining("--trace: cannot read");
    }

    @Test
    void the_log_of_another_api_is_an_error_that_shows_one_of_its_paths() {
        assertThatThrownBy(() -> read(shop, line("GET", "/users/1")))
                .hasMessageContaining("none of its 1 requests is for a route of the template")
                .hasMessageContaining("GET /users/1");
    }
}
