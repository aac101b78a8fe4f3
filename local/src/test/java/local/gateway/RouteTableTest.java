package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    static RouteTable table(String... keys) {
        return new RouteTable(Stream.of(keys).map(RouteTableTest::route).toList());
    }

    private static Route route(String key) {
        int space = key.indexOf(' ');
        return new Route(
                space < 0 ? Route.ANY : key.substring(0, space),
                key.substring(space + 1),
                new Route.Integration.Function("F", Duration.ofSeconds(1)),
                new Route.Access.Open());
    }

    private static String chosen(RouteTable table, String method, String path) {
        return table.choose(method, path).map(it -> it.route().key()).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog/1, GET /pets/dog/1",
        "GET, /pets/dog/2, GET /pets/dog/{id}",
        "GET, /pets/cat/1/2, GET /pets/{proxy+}",
        "POST, /pets/dog/1, ANY /{proxy+}",
        "GET, /pets, ANY /{proxy+}",
        "POST, /pets/dog/2/x, ANY /{proxy+}",
        "GET, /, $default",
        "PUT, /, $default",
    })
    void a_full_match_beats_a_greedy_one_and_that_the_default(String method, String path, String key) {
        RouteTable table =
                table("ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/dog/{id}", "GET /pets/dog/1", "$default");
        assertThat(chosen(table, method, path)).isEqualTo(key);
    }

    @Test
    void the_method_beats_any_at_the_same_path_and_any_takes_the_rest() {
        RouteTable table = table("ANY /a", "GET /a", "ANY /b/{proxy+}", "GET /b/{proxy+}");
        assertThat(chosen(table, "GET", "/a")).isEqualTo("GET /a");
        assertThat(chosen(table, "DELETE", "/a")).isEqualTo("ANY /a");
        assertThat(chosen(table, "GET", "/b/c")).isEqualTo("GET /b/{proxy+}");
        assertThat(chosen(table, "PUT", "/b/c")).isEqualTo("ANY /b/{proxy+}");
    }

    @Test
    void a_full_match_with_any_beats_a_greedy_one_with_the_method() {
        assertThat(chosen(table("GET /a/{proxy+}", "ANY /a/b"), "GET", "/a/b")).isEqualTo("ANY /a/b");
    }

    @Test
    void the_way_back_is_found_where_the_literal_leads_nowhere() {
        RouteTable table = table("GET /a/b/c", "GET /a/{x}/d", "GET /{y}/b/e");
        assertThat(chosen(table, "GET", "/a/b/d")).isEqualTo("GET /a/{x}/d");
        assertThat(table.choose("GET", "/a/b/e").orElseThrow().parameters()).isEqualTo(Map.of("y", "a"));
    }

    @Test
    void the_longest_greedy_prefix_wins_and_a_literal_one_at_the_same_length() {
        RouteTable table = table("GET /{proxy+}", "GET /a/{rest+}", "GET /{x}/b/{rest+}", "GET /{x}/{rest+}");
        assertThat(chosen(table, "GET", "/a/z/1")).isEqualTo("GET /a/{rest+}");
        assertThat(table.choose("GET", "/a/b/1/2").orElseThrow().parameters())
                .isEqualTo(Map.of("x", "a", "rest", "1/2"));
        assertThat(chosen(table, "GET", "/q/z/1")).isEqualTo("GET /{x}/{rest+}");
        assertThat(chosen(table, "GET", "/q")).isEqualTo("GET /{proxy+}");
    }

    @Test
    void a_greedy_part_needs_something_to_hold() {
        assertThat(chosen(table("GET /a/{proxy+}"), "GET", "/a")).isEqualTo("none");
        assertThat(chosen(table("GET /a/{proxy+}"), "GET", "/a/")).isEqualTo("none");
        assertThat(chosen(table("GET /a/{id}"), "GET", "/a/")).isEqualTo("none");
    }

    @Test
    void nothing_is_normalised() {
        RouteTable table = table("GET /a/b", "GET /x/{id}", "GET /g/{proxy+}");
        assertThat(chosen(table, "GET", "/a/b/")).isEqualTo("none");
        assertThat(chosen(table, "GET", "/a//b")).isEqualTo("none");
        assertThat(chosen(table, "GET", "/a/./b")).isEqualTo("none");
        assertThat(chosen(table, "GET", "/A/b")).isEqualTo("none");
        assertThat(table.choose("GET", "/x/a%2fb").orElseThrow().parameters()).isEqualTo(Map.of("id", "a/b"));
        assertThat(table.choose("GET", "/x/a%252fb").orElseThrow().parameters()).isEqualTo(Map.of("id", "a%2fb"));
        assertThat(table.choose("GET", "/x/a;b=c+d").orElseThrow().parameters()).isEqualTo(Map.of("id", "a;b=c+d"));
        assertThat(table.choose("GET", "/g//x/./y/").orElseThrow().parameters()).isEqualTo(Map.of("proxy", "/x/./y/"));
    }

    @Test
    void routes_that_contradict_each_other_are_refused() {
        assertThatThrownBy(() -> table("GET /a", "GET /a")).hasMessage("the route GET /a is defined twice");
        assertThatThrownBy(() -> table("GET /a/{x+}/b")).hasMessageContaining("something follows the greedy {x+}");
        assertThatThrownBy(() -> table("GET a")).hasMessageContaining("does not begin with a slash");
    }
}
