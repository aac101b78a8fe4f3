package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
    @Test
    void values_of_one_query_name_are_joined_by_commas() {
        assertThat(RequestReader.query("a=1&b=2&a=3")).isEqualTo(Map.of("a", "1,3", "b", "2"));
    }

    @Test
    void a_name_alone_is_empty_and_empty_parts_are_nothing() {
        assertThat(RequestReader.query("a&&b=")).isEqualTo(Map.of("a", "", "b", ""));
        assertThat(RequestReader.query("")).isEmpty();
    }

    @Test
    void names_and_values_are_decoded_and_what_is_malformed_stays() {
        assertThat(RequestReader.query("a%20b=c+d&e=%e2%82%ac&f=%zz%4&g=a=b"))
                .isEqualTo(Map.of("a b", "c d", "e", "€", "f", "%zz%4", "g", "a=b"));
    }

    @Test
    void a_cookie_header_falls_into_its_cookies() {
        List<String> cookies = new ArrayList<>();
        RequestReader.addCookies("a=1; b=2;c;;", cookies);
        assertThat(cookies).containsExactly("a=1", "b=2", "c");
    }
}
