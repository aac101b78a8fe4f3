package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

class PathPropertyTest {
    private static final RouteTable TABLE = RouteTableTest.table("GET /v/{one}/x/{two}", "GET /g/{proxy+}");

    @Property(tries = 500)
    void path_parameters_come_back_as_they_were_encoded(
            @ForAll @NotEmpty String one, @ForAll @NotEmpty @StringLength(max = 20) String two) {
        String path = "/v/" + encoded(one) + "/x/" + encoded(two);
        assertThat(TABLE.choose("GET", path).orElseThrow().parameters())
                .isEqualTo(Map.of("one", utf8(one), "two", utf8(two)));
    }

    @Property(tries = 300)
    void query_parameters_come_back_as_they_were_encoded(@ForAll @NotEmpty String name, @ForAll String value) {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertThat(RequestReader.query(query)).isEqualTo(Map.of(utf8(name), utf8(value)));
    }

    @Property(tries = 300)
    void decoding_never_fails_and_leaves_alone_what_is_not_encoded(@ForAll String raw) {
        assertThat(PercentCoding.path(raw.replace("%", ""))).isEqualTo(raw.replace("%", ""));
        assertThat(PercentCoding.path(raw)).isNotNull();
    }

    @Property(tries = 200)
    void every_route_is_found_by_its_own_path(
            @ForAll @UniqueElements @NotEmpty List<@StringLength(min = 1, max = 5) String> names) {
        String[] keys = names.stream().map(it -> "GET /" + encoded(it)).toArray(String[]::new);
        RouteTable table = RouteTableTest.table(keys);
        for (String key : keys) {
            assertThat(table.choose("GET", key.substring(4))
                            .orElseThrow()
                            .route()
                            .key())
                    .isEqualTo(key);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Lone surrogates have no UTF-8: what goes out is what can come back. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
