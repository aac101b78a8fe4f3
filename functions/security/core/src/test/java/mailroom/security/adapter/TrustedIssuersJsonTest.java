package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedIssuersJsonTest {
    private static final String ONE = """
        {"alias":"corp","issuer":"https://login.example.com/","audience":"api","algorithm":"RS256","jwks":"https://login.example.com/keys","team":"post"}\
        """;

    @Test
    void the_default_trusts_nobody() {
        assertThat(TrustedIssuersJson.read("[]", "mailroom")).isEmpty();
    }

    @Test
    void http_is_for_this_machine_only() {
        for (String loopback : new String[] {"http://127.0.0.1:9/k", "http://localhost:9/k", "http://[::1]:9/k"}) {
            assertThat(TrustedIssuersJson.read(
                            "[" + ONE.replace("https://login.example.com/keys", loopback) + "]", "mailroom"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://login.example.com/keys|http://login.example.com/keys|https URL",
                "https://login.example.com/keys|http://127.0.0.1.example.com/keys|https URL",
                "https://login.example.com/keys|https://user@login.example.com/keys|https URL",
                "https://login.example.com/keys|https:///keys|https URL",
                "https://login.example.com/keys|file:///etc/passwd|https URL",
                "https://login.example.com/keys|a b|Illegal character",
                "RS256|HS256|algorithm must be",
                "RS256|none|algorithm must be",
                "RS256|rs256|algorithm must be",
                "\"corp\"|\"Corp\"|alias must be",
                "\"corp\"|\"a:b\"|alias must be",
                "\"corp\"|7|alias must be a text",
                "\"team\":\"post\"|\"team\":\"post\",\"team_claim\":\"t\"|either team or team_claim",
                ",\"team\":\"post\"|``|either team or team_claim",
                "\"team\":\"post\"|\"team\":\"a b\"|team must be",
                "\"team\":\"post\"|\"team\":\"post\",\"secret\":\"x\"|secret is not known",
                "\"team\":\"post\"|\"team\":\"post\",\"scope\":\"all\"|scope must be",
                "\"team\":\"post\"|\"team\":\"post\",\"scope\":[\"read it\"]|scope",
                "\"team\":\"post\"|\"team\":\"post\",\"require\":{\"hd\":7}|hd must be a text",
                "\"issuer\":\"https://login.example.com/\"|\"issuer\":\"mailroom\"|issuer is ours"
            })
    void an_entry_that_is_not_exactly_right_is_named(String from, String to, String reason) {
        String entry = ONE.replace(from, to);
        assertThat(entry).isNotEqualTo(ONE);

        assertThatThrownBy(() -> TrustedIssuersJson.read("[" + entry + "]", "mailroom"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 1")
                .hasMessageContaining(reason);
    }

    @Test
    void names_are_given_once_and_the_list_is_short() {
        assertThatThrownBy(() -> TrustedIssuersJson.read("[" + ONE + "," + ONE + "]", "mailroom"))
                .hasMessageContaining("entry 2: issuer is ours, or is named twice");
        assertThatThrownBy(() ->
                        TrustedIssuersJson.read("[" + ONE + "," + ONE.replace("com/\"", "com\"") + "]", "mailroom"))
                .hasMessageContaining("entry 2: alias is given twice");
        for (String bad : new String[] {"", "{}", "null", "[" + "7,".repeat(8) + "7]"}) {
            assertThatThrownBy(() -> TrustedIssuersJson.read(bad, "mailroom"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
